// Decides the life of a process that runs programs: started when first needed, watched while it runs
// one, ended at its limits and then started anew. Refuses to know languages.
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { LIMITS, type Outcome } from '@/core/verification/task';
import { residentBytes, waitedMs } from '@/server/verification/usage';

export interface EngineCommand {
  /** For Node.js. */
  args: string[];
  cwd: string;
  /** Written to its standard input at once. */
  opening: Buffer[];
  /** One request. */
  frame(id: number, code: string): Buffer;
}

/** Starting may take this long on a slow machine. */
const START_MS = 120_000;
/** Beyond its own time: however little of the processor it got. */
const WALL_MS = 30_000;
const LOOK_MS = 20;
/** No honest answer is longer: the output, each byte escaped, and some words. */
const MAX_LINE = LIMITS.outputBytes * 6 + 10_000;
/** Memory that programs left behind is cleaned by a new process. */
const RUNS = 500;

/** The type wants what a process of ours would have. */
const NO_ENVIRONMENT = {} as NodeJS.ProcessEnv;

const message = z.union([
  z.strictObject({ ready: z.literal(true) }),
  z.strictObject({ backend: z.number() }),
  z.strictObject({ id: z.number(), outcome: z.string().max(MAX_LINE) }),
]);

const outcome = z.discriminatedUnion('ended', [
  z.object({ ended: z.literal('well'), output: z.string() }),
  z.object({
    ended: z.literal('error'),
    output: z.string().default(''),
    name: z.string(),
    message: z.string(),
    worded: z.enum(['program', 'engine']).default('program'),
  }),
  z.object({ ended: z.enum(['time', 'memory', 'flood', 'crash']) }),
]);

const DETAILS = {
  time: `ran for more than ${LIMITS.runMs / 1000} seconds`,
  memory: `took more than ${LIMITS.memoryBytes / 1024 / 1024} MiB of memory`,
  flood: `printed more than ${LIMITS.outputBytes / 1024} KiB`,
  crash: 'ended the engine that ran it',
} as const;
type Stop = keyof typeof DETAILS;

/** What runs programs, one after the other. */
export interface ProgramRunner {
  /** Calls must not overlap. @throws Error where it cannot be started */
  run(code: string): Promise<Outcome>;
  end(): Promise<void>;
}

export class EngineProcess implements ProgramRunner {
  private child: ChildProcessWithoutNullStreams | null = null;
  private ready: Promise<void> | null = null;
  private becomeReady: () => void = () => undefined;
  private answer: (told: Outcome) => void = () => undefined;
  private runs = 0;
  private asked = 0;
  private backend: number | null = null;
  private lastWords = '';

  constructor(private readonly command: EngineCommand) {}

  /**
   * Runs one program; calls must not overlap.
   *
   * @throws Error where the engine does not start, with what it said last
   */
  async run(code: string): Promise<Outcome> {
    if (this.runs >= RUNS) await this.end();
    await this.start();
    const child = this.child;
    if (child?.pid === undefined) throw new Error(`The engine does not start. ${this.lastWords}`);
    this.asked += 1;
    this.runs += 1;
    this.backend = null;
    const frame = this.command.frame(this.asked, code);
    const answered = new Promise<Outcome>((resolve) => (this.answer = resolve));
    const watch = this.watch(child.pid);
    child.stdin.write(frame);
    const told = await answered;
    watch.end();
    // What was stopped may still run, or hold what it took.
    if (told.ended !== 'well' && told.ended !== 'error') await this.end();
    return told;
  }

  async end(): Promise<void> {
    const { child } = this;
    this.forget();
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    await new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      child.kill('SIGKILL');
    });
  }

  private async start(): Promise<void> {
    if (this.child === null) this.spawn();
    try {
      await this.ready;
    } catch (error) {
      await this.end();
      throw error;
    }
  }

  private spawn(): void {
    const { args, cwd, opening } = this.command;
    const child = spawn(process.execPath, args, {
      cwd,
      env: NO_ENVIRONMENT,
      stdio: 'pipe',
      windowsHide: true,
    });
    this.child = child;
    this.runs = 0;
    this.lastWords = '';
    this.awaitReady(child);
    child.on('error', (error) => (this.lastWords = error.message));
    child.stdin.on('error', () => undefined);
    child.stderr.on('data', (bytes: Buffer) => {
      this.lastWords = (this.lastWords + bytes.toString('utf8')).slice(-500);
    });
    child.once('exit', () => {
      if (this.child === child) this.stop('crash');
    });
    this.listen(child);
    for (const part of opening) child.stdin.write(part);
  }

  private listen(child: ChildProcessWithoutNullStreams): void {
    let line = 0;
    child.stdout.on('data', (bytes: Buffer) => {
      const end = bytes.lastIndexOf(10);
      line = end < 0 ? line + bytes.length : bytes.length - end - 1;
      if (line > MAX_LINE && this.child === child) this.stop('flood');
    });
    createInterface({ input: child.stdout }).on('line', (text) => {
      if (this.child === child) this.hear(text);
    });
  }

  /** What a process says that ran a hostile program may be anything. */
  private hear(text: string): void {
    const parsed = message.safeParse(jsonOf(text));
    if (!parsed.success) return this.stop('crash');
    if ('ready' in parsed.data) return this.becomeReady();
    if ('backend' in parsed.data) {
      this.backend = parsed.data.backend;
      return;
    }
    if (parsed.data.id !== this.asked) return this.stop('crash');
    const told = outcome.safeParse(jsonOf(parsed.data.outcome));
    if (!told.success) return this.stop('crash');
    if (this.child !== null) this.awaitReady(this.child);
    this.answer(
      'output' in told.data ? told.data : { ...told.data, detail: DETAILS[told.data.ended] },
    );
  }

  /** An engine says when it can take a program: at first, and after each. */
  private awaitReady(child: ChildProcessWithoutNullStreams): void {
    this.ready = new Promise((resolve, reject) => {
      const settle = (then: () => void) => {
        clearTimeout(limit);
        child.removeListener('exit', onExit);
        then();
      };
      const fail = () => reject(new Error(`The engine does not start. ${this.lastWords}`));
      const onExit = () => settle(fail);
      const limit = setTimeout(() => settle(fail), START_MS);
      this.becomeReady = () => settle(resolve);
      child.once('exit', onExit);
    });
    this.ready.catch(() => undefined);
  }

  private watch(pid: number): { end(): void } {
    const begun = performance.now();
    let looking = false;
    let over = false;
    const before = Promise.all([residentBytes(pid), waitedMs(pid)]);
    const look = async () => {
      const [[held, waited], memory, wait] = await Promise.all([
        before,
        this.heldBy(pid),
        waitedMs(pid),
      ]);
      if (over) return;
      const wall = performance.now() - begun;
      if (memory - (held ?? 0) > LIMITS.memoryBytes) this.stop('memory');
      else if (wall - (wait - waited) > LIMITS.runMs || wall > WALL_MS) this.stop('time');
    };
    const timer = setInterval(() => {
      if (looking) return;
      looking = true;
      void look().finally(() => (looking = false));
    }, LOOK_MS);
    return {
      end: () => {
        over = true;
        clearInterval(timer);
      },
    };
  }

  /** Of the process, and of what works for it. */
  private async heldBy(pid: number): Promise<number> {
    const { backend } = this;
    const both = await Promise.all(
      [pid, ...(backend === null ? [] : [backend])].map(residentBytes),
    );
    return both.reduce<number>((sum, bytes) => sum + (bytes ?? 0), 0);
  }

  private stop(ended: Stop): void {
    this.answer({ ended, detail: DETAILS[ended] });
  }

  private forget(): void {
    this.child = null;
    this.ready = null;
    this.answer = () => undefined;
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
