import { isBuiltIn } from "../../science/encode/builtInEncoders.js";
import type { ActivityDeps } from "../deps.js";
import type { EncoderChoice } from "../dto.js";
import { encoderFailure } from "./encoderFailure.js";

/** The encoder that a run asks for, tried once before any slide. null: the default. @throws EncoderUnusable (not retried) */
export async function chooseEncoder(
  deps: Pick<ActivityDeps, "encoders">,
  asked: string | null,
): Promise<EncoderChoice | null> {
  if (asked === null) return null;
  if (isBuiltIn(asked)) return { kind: "built-in", name: asked };
  const { cardSha256, name, version, licence } = await deps.encoders
    .facts(asked)
    .catch((error: unknown) => {
      throw encoderFailure(error) ?? error;
    });
  const encoder = { name: `${name} ${version}`, licence };
  return { kind: "brought", card: asked, cardSha256, ...encoder };
}
