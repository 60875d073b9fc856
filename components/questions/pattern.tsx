// Decides how an answer that a pattern accepts is given and shown: as any short text.
import type { KindInput } from '@/components/questions/kind-input';
import { text } from '@/components/questions/text';

export const pattern: KindInput<object> = { ...text };
