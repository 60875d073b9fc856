// Decides how this process hears that tests move: one connection that listens while somebody watches.
// After a broken connection everybody who watches is told to look again: what was missed is found there.
import { listeningClient, type ListeningClient } from '@/server/database/listening';
import { patternToday } from '@/server/content/earlier-names';
import { TESTS_CHANNEL } from '@/server/tests/tell-watchers';

const FIRST_PAUSE_MS = 300;
const LONGEST_PAUSE_MS = 10_000;

type Watcher = () => void;

class Hearing {
  private readonly watchers = new Map<string, Set<Watcher>>();
  private client: ListeningClient | null = null;
  private timer: NodeJS.Timeout | undefined;
  private pauseMs = FIRST_PAUSE_MS;

  add(pattern: string, watcher: Watcher): void {
    const known = this.watchers.get(pattern) ?? new Set();
    this.watchers.set(pattern, known.add(watcher));
    if (this.client === null && this.timer === undefined) void this.listen();
  }

  remove(pattern: string, watcher: Watcher): void {
    const known = this.watchers.get(pattern);
    known?.delete(watcher);
    if (known?.size === 0) this.watchers.delete(pattern);
    if (this.watchers.size > 0) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    const { client } = this;
    this.client = null;
    if (client) end(client);
  }

  private async listen(): Promise<void> {
    const client = listeningClient();
    this.client = client;
    client.once('error', () => this.lost(client));
    client.once('end', () => this.lost(client));
    // A test that began under an earlier name of its pattern tells that one.
    client.on('notification', ({ payload }) => this.tell(payload && patternToday(payload)));
    try {
      await client.connect();
      await client.query(`LISTEN ${TESTS_CHANNEL}`);
      this.pauseMs = FIRST_PAUSE_MS;
      if (client === this.client) this.tell(undefined);
    } catch {
      this.lost(client);
    }
  }

  /** @param pattern undefined: all of them */
  private tell(pattern: string | undefined): void {
    const told =
      pattern === undefined ? [...this.watchers.values()] : [this.watchers.get(pattern) ?? []];
    for (const watchers of told) for (const watcher of [...watchers]) watcher();
  }

  private lost(client: ListeningClient): void {
    if (client !== this.client) return;
    this.client = null;
    end(client);
    if (this.watchers.size === 0) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      if (this.watchers.size > 0) void this.listen();
    }, this.pauseMs);
    this.timer.unref();
    this.pauseMs = Math.min(this.pauseMs * 2, LONGEST_PAUSE_MS);
  }
}

function end(client: ListeningClient): void {
  client.removeAllListeners();
  client.on('error', () => undefined);
  void client.end().catch(() => undefined);
}

const hearing = new Hearing();

/**
 * @param watcher called when a test of the pattern may have moved, and after a lost connection
 * @returns ends it
 */
export function hearTests(pattern: string, watcher: Watcher): () => void {
  hearing.add(pattern, watcher);
  return () => hearing.remove(pattern, watcher);
}
