// Decides how this process hears that another one read new content: by a notice of the database, and by
// asking now and then for what it may have missed while no connection held. It reads for itself and tells nobody.
import { loadContent } from '@/server/content/load-content';
import { content } from '@/server/content/loaded';
import { RELOAD_CHANNEL } from '@/server/content/reload-content';
import { listeningClient, type ListeningClient } from '@/server/database/listening';
import { log } from '@/server/health/log';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** A connection can be dead without a word; a question finds out. */
const ASK_EVERY_MS = 30_000;
/** The files of another machine may take a while to arrive. */
const LATER_MS = [2_000, 10_000, 60_000];

interface Told {
  id: number;
  version: string;
}

/**
 * Listens until it is ended. The content has to be loaded.
 *
 * @returns ends the listening
 */
export function hearReloads(): () => void {
  const hearing = new Hearing();
  void hearing.listen();
  return () => hearing.end();
}

class Hearing {
  private client: ListeningClient | null = null;
  private ended = false;
  private pauseMs = FIRST_PAUSE_MS;
  /** The last that was heard of; null before the first question. */
  private heard: number | null = null;
  private timer: NodeJS.Timeout | undefined;
  private following: Promise<void> = Promise.resolve();

  async listen(): Promise<void> {
    if (this.ended) return;
    const client = listeningClient();
    this.client = client;
    client.once('error', () => this.lost(client));
    client.once('end', () => this.lost(client));
    client.on('notification', () => void this.ask(client));
    try {
      await client.connect();
      await client.query(`LISTEN ${RELOAD_CHANNEL}`);
      this.pauseMs = FIRST_PAUSE_MS;
      await this.ask(client);
    } catch {
      this.lost(client);
    }
  }

  end(): void {
    this.ended = true;
    clearTimeout(this.timer);
    void this.client?.end().catch(() => undefined);
  }

  /** Also after each new connection: what was told while there was none is found here. */
  private async ask(client: ListeningClient): Promise<void> {
    clearTimeout(this.timer);
    try {
      const { rows } = await client.query<Told>(
        'SELECT id, version FROM "ContentReload" ORDER BY id DESC LIMIT 1',
      );
      const last = rows[0];
      if (last !== undefined && last.id > (this.heard ?? 0)) this.hear(last);
      this.heard ??= 0;
    } catch {
      return this.lost(client);
    }
    if (this.ended || client !== this.client) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(client), ASK_EVERY_MS);
    this.timer.unref();
  }

  private hear(told: Told): void {
    const isOld = this.heard === null;
    this.heard = told.id;
    this.following = this.following.then(() => this.follow(told, isOld ? [] : LATER_MS));
  }

  /** @param later pauses before further attempts, in which the files may arrive */
  private async follow(told: Told, later: readonly number[]): Promise<void> {
    for (const pauseMs of [0, ...later]) {
      await new Promise((resolve) => setTimeout(resolve, pauseMs).unref());
      // What was told since says more.
      if (this.ended || this.heard !== told.id || content().version === told.version) return;
      try {
        const { version } = await loadContent();
        log().info({ version }, 'the content was read again, as another process did');
      } catch (error) {
        log().error({ err: error }, 'another process read new content that this one cannot');
      }
    }
    if (content().version !== told.version && later.length > 0)
      log().warn(
        { served: content().version, told: told.version },
        'another process serves other content: bring its files here and reload',
      );
  }

  private lost(client: ListeningClient): void {
    if (client !== this.client) return;
    this.client = null;
    clearTimeout(this.timer);
    client.removeAllListeners('notification');
    client.on('error', () => undefined);
    void client.end().catch(() => undefined);
    if (this.ended) return;
    this.timer = setTimeout(() => void this.listen(), this.pauseMs);
    this.timer.unref();
    this.pauseMs = Math.min(this.pauseMs * 2, LONGEST_PAUSE_MS);
  }
}
