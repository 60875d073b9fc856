// Decides how a statement is called true or false: two rows, never shuffled, else as one choice.
import type { KindInput } from '@/components/questions/kind-input';
import { single, type OptionsView } from '@/components/questions/single';

export const trueFalse: KindInput<OptionsView> = { ...single };
