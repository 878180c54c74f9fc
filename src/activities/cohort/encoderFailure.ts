import { badInput } from "../badInput.js";

/** What an encoder's failure tells the user; null where the encoder is not its cause. */
export function encoderFailure(
  error: unknown,
): ReturnType<typeof badInput> | null {
  if (!(error instanceof Error) || error.name !== "BadEncoderError")
    return null;
  return badInput("EncoderUnusable", error.message, [
    { code: "BAD_ENCODER", message: error.message },
  ]);
}
