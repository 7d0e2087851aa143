import type { Answer, Client, Named } from './Client';

const AT_ONCE = 4;

interface Write {
  readonly name: string;
  readonly key: string;
}

/** Adds clients without pause from several connections, and remembers what was acknowledged and what is uncertain. */
export class Writers {
  readonly acknowledged: string[] = [];
  /** Sent, and no answer came: the server may have done it or not. */
  readonly unanswered: Write[] = [];
  readonly refused: string[] = [];
  private wanted = true;
  private count = 0;
  private readonly all: Promise<unknown>;

  private constructor(
    private readonly client: Client,
    private readonly prefix: string,
  ) {
    this.all = Promise.all(Array.from({ length: AT_ONCE }, () => this.write()));
  }

  /** Begins to write; the names begin with the prefix. */
  static begin(client: Client, prefix: string): Writers {
    return new Writers(client, prefix);
  }

  /** Stops after the writes that are under way. */
  async end(): Promise<void> {
    this.wanted = false;
    await this.all;
  }

  /** Sends again, with the same keys, what was not answered. */
  async sendAgain(client: Client): Promise<void> {
    for (const write of this.unanswered.splice(0)) await this.send(client, write);
  }

  /** How often each name that begins with the prefix stands in the list. */
  async countInList(client: Client): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    for (const { name } of await client.readAll<Named>('/api/organisation/clients')) {
      if (name.startsWith(this.prefix)) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return counts;
  }

  private async write(): Promise<void> {
    while (this.wanted && this.unanswered.length === 0) {
      const number = ++this.count;
      await this.send(this.client, { name: `${this.prefix}-${number}`, key: `${this.prefix}-key-${number}` });
    }
  }

  private async send(client: Client, write: Write): Promise<void> {
    try {
      const body = { name: write.name, shortName: write.name };
      const call = () => client.post('/api/organisation/clients', body, { 'idempotency-key': write.key });
      const answer = await asFastAsAllowed(call);
      if (answer.status === 201) this.acknowledged.push(write.name);
      else this.refused.push(`${write.name}: ${answer.status} ${answer.text}`);
    } catch {
      this.unanswered.push(write);
    }
  }
}

/** Nobody may ask faster than the server allows; whoever does waits as long as it says, and asks again. */
async function asFastAsAllowed(call: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    const answer = await call();
    if (answer.status !== 429) return answer;
    await new Promise((over) => setTimeout(over, Number(answer.headers['retry-after'] ?? 1) * 1000));
  }
}
