import type { EncoderFacts } from "../../io/encoders/encodeTask.js";
import { badInput } from "../badInput.js";
import type { ActivityDeps } from "../deps.js";
import type { EncoderChoice } from "../dto.js";

/** An encoder that the user brought, by its card. */
export type BroughtChoice = Extract<
  EncoderChoice,
  { readonly kind: "brought" }
>;

/** What decides its numbers, as part of a step's key. */
export interface BroughtParams {
  readonly encoder: string;
  readonly dim: number;
  readonly licence: string;
  /** Hashes of the card and of the model. */
  readonly card: string;
  readonly model: string;
  readonly runtime: EncoderFacts["runtime"];
}

/** The brought encoder of a run, which must still be what it was. @throws BadEncoderError, EncoderUnusable where its card changed since the run began */
export async function broughtEncoder(
  { encoders }: Pick<ActivityDeps, "encoders">,
  { card, cardSha256 }: BroughtChoice,
): Promise<BroughtParams> {
  const facts = await encoders.facts(card);
  if (facts.cardSha256 !== cardSha256)
    throw badInput(
      "EncoderUnusable",
      `the card ${card} changed since the run began; put it back as it was, or start a new run`,
      [],
    );
  const { name, version, dim, licence, runtime, modelSha256 } = facts;
  const hashes = { card: cardSha256, model: modelSha256 };
  return { encoder: `${name} ${version}`, dim, licence, ...hashes, runtime };
}
