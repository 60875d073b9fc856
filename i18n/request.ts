// Decides in which language a page is rendered. English is the only one so far.
import { getRequestConfig } from 'next-intl/server';
import { messages } from '@/i18n/messages';

export default getRequestConfig(() => ({ locale: 'en', messages, timeZone: 'UTC' }));
