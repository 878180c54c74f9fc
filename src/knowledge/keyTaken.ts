/** What is wrong with a request whose idempotency key was used for another one. */
export function keyTaken(key: string): {
  readonly path: "idempotencyKey";
  readonly message: string;
} {
  const message = `idempotency key ${key} was used for another request; choose a new key`;
  return { path: "idempotencyKey", message };
}
