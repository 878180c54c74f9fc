/** Wrong input of a command: printed without a stack, exit 2. */
export class UserError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "UserError";
  }
}
