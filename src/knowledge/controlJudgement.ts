import { satisfies } from "./criteria/criterion.js";
import { valueText } from "./figures/figureText.js";

/** Whether a control speaks for a claim of its genes, against it, or neither by itself. */
export type ControlBearing = "FOR" | "AGAINST" | "NEITHER";

/** What a control's figure says to a claim, and which figure says so. */
export interface ControlJudgement {
  readonly bearing: ControlBearing;
  /** As "p 0.00529, asked < 0.05". */
  readonly reason: string;
}

/** A control's figure, as far as it is judged. */
export interface ControlFigures {
  readonly kind: string;
  readonly value: number | null;
  readonly baseline: number | null;
  readonly p: number | null;
  /** Patients it rests on. */
  readonly n: number;
}

/** A p below this counts as small; no criterion reads it, and it is not counted over genes. */
const SMALL_P = 0.05;
/** In sd between patients: a move of half of it is a large part of what tells patients apart. */
const LARGE_MOVE = 0.5;

/** What is asked of one figure; `beside`: the value where there is nothing to be found. */
interface Asked {
  readonly of: "value" | "p";
  readonly comparator: "<" | ">" | ">=";
  readonly than: number | "beside";
}

interface Rule {
  readonly asked: readonly Asked[];
  readonly met: ControlBearing;
  readonly missed: ControlBearing;
}

const smallP: Asked = { of: "p", comparator: "<", than: SMALL_P };
const valueIs = (
  comparator: Asked["comparator"],
  than: Asked["than"],
): Asked => ({ of: "value", comparator, than });
const holds = (...asked: Asked[]): Rule => ({
  asked,
  met: "FOR",
  missed: "AGAINST",
});

/** That a site can be told is a warning; that it was not told with these patients does not say that it cannot be. */
const SITE: Rule = {
  ...holds({ of: "p", comparator: ">=", than: SMALL_P }),
  met: "NEITHER",
};
/** That a map changes with what was learnt. */
const FRESH = holds(valueIs("<", "beside"), smallP);
/** Beyond labels alone: what is no larger takes nothing from a claim. */
const TAUGHT: Rule = {
  ...holds(valueIs(">", "beside"), smallP),
  missed: "NEITHER",
};

const RULES: Readonly<Record<string, Rule>> = {
  shuffledLabels: holds(valueIs(">", "beside"), smallP),
  siteFromEmbedding: SITE,
  siteFromAttended: SITE,
  tileFlipping: holds(valueIs(">", 0), smallP),
  attentionSimilarityTaught: TAUGHT,
  attentionSimilarityTaughtPlain: TAUGHT,
  labelInjection: holds(valueIs(">", "beside"), smallP),
  labelInjectionArea: holds(valueIs(">", "beside"), smallP),
  memorisation: holds(valueIs("<", "beside")),
  weightRandomisationAttention: FRESH,
  weightRandomisationRegressor: FRESH,
  weightRandomisationAll: FRESH,
  backgroundAttention: holds(valueIs("<", 1), smallP),
  backgroundContribution: holds(valueIs("<", LARGE_MOVE)),
  stainPerturbation: holds(valueIs("<", 1), smallP),
};

/** Controls that say nothing of a claim by themselves. */
const NO_EVIDENCE = new Set([
  "attentionSimilarity",
  "attentionSimilarityPlain",
]);

/**
 * Judges a control by what its meaning calls bad: against the claim where one figure is not as asked, for it where all are.
 * null for a kind that is none of ours any more, and where there is no figure.
 */
export function controlJudgement(
  figures: ControlFigures,
): ControlJudgement | null {
  const { kind, value, n } = figures;
  if (value === null) return null;
  if (n <= 1)
    return { bearing: "NEITHER", reason: "one patient decides nothing" };
  if (NO_EVIDENCE.has(kind))
    return {
      bearing: "NEITHER",
      reason: "near labels make near models, whatever is true of the claim",
    };
  const rule = RULES[kind];
  if (rule === undefined) return null;
  const parts = rule.asked.flatMap((asked) => compared(asked, figures) ?? []);
  if (parts.length < rule.asked.length) return null;
  const missed = parts.filter(({ met }) => !met);
  return missed.length > 0
    ? { bearing: rule.missed, reason: told(missed) }
    : { bearing: rule.met, reason: told(parts) };
}

interface Compared {
  readonly met: boolean;
  readonly text: string;
}

/** null where a figure that is asked for is not there. */
function compared(
  { of, comparator, than }: Asked,
  figures: ControlFigures,
): Compared | null {
  const observed = figures[of];
  const limit = than === "beside" ? figures.baseline : than;
  if (observed === null || limit === null) return null;
  const text = `${of} ${short(observed)}, asked ${comparator} ${short(limit)}`;
  const met = satisfies({ comparator, threshold: limit }, observed);
  return { met, text };
}

const told = (parts: readonly Compared[]): string =>
  parts.map(({ text }) => text).join("; ");

const short = (value: number): string => valueText(value, { unit: null });
