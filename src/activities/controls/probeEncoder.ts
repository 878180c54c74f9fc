import type { BuiltInName } from "../../science/encode/builtInEncoders.js";
import {
  DEFAULT_ENCODER,
  isBuiltIn,
} from "../../science/encode/builtInEncoders.js";
import { encoderFailure } from "../cohort/encoderFailure.js";
import type { ActivityDeps } from "../deps.js";
import type { RunInput } from "../dto.js";
import { broughtEncoder } from "../slide/broughtEncoder.js";

/** What encodes the tiles of a probe, which is what encoded the run's. */
export type ProbeEncoder =
  | { readonly kind: "built-in"; readonly name: BuiltInName }
  | { readonly kind: "brought"; readonly card: string };

/** The encoder of a run's probes, and what decides its numbers; or why the run can have no probe. */
export type ProbeChoice =
  | {
      readonly encoder: ProbeEncoder;
      readonly params: Readonly<Record<string, unknown>>;
    }
  | { readonly encoder: null; readonly params: null; readonly why: string };

/** @throws EncoderUnusable (not retried) where a card changed since the run began */
export async function probeEncoder(
  deps: Pick<ActivityDeps, "encoders">,
  { encoder, tiling }: Pick<RunInput, "encoder" | "tiling">,
): Promise<ProbeChoice> {
  if ((tiling?.stainNormalisation ?? "none") !== "none")
    return unfit(
      "the run normalised stains, and a probe shows tiles without that",
    );
  if (encoder?.kind === "brought") {
    const { card } = encoder;
    const own = await broughtEncoder(deps, encoder).catch((error: unknown) => {
      throw encoderFailure(error) ?? error;
    });
    const params = { ...own };
    return { encoder: { kind: "brought", card }, params };
  }
  const name = encoder?.name ?? DEFAULT_ENCODER;
  return isBuiltIn(name)
    ? { encoder: { kind: "built-in", name }, params: { encoder: name } }
    : unfit(`no built-in encoder is called ${name}`);
}

function unfit(why: string): ProbeChoice {
  return { encoder: null, params: null, why };
}
