export type CommandFailureReason = 'timeout' | 'lost' | 'offline';

/** A command without an answer: none came in time, the connection broke, or there was none to send it by. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';

  constructor(readonly reason: CommandFailureReason) {
    super(reason);
  }
}
