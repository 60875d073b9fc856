// Decides that attempts and tokens of the past are forgotten: nobody needs to know who tried what when.
import { forgetPastLimits } from '@/server/accounts/limits';
import { forgetPastTokens } from '@/server/accounts/tokens';
import type { Job } from '@/server/jobs/job';

export const pastAttemptsJob: Job = {
  name: 'past-attempts',
  run: async (now) => {
    const [limits, tokens] = [await forgetPastLimits(now), await forgetPastTokens(now)];
    return `Forgot ${limits} counts of attempts and ${tokens} tokens.`;
  },
};
