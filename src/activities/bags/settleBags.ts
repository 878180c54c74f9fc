import type { Cohort, CohortBag } from "../../io/tables/cohort.js";
import { badInput } from "../badInput.js";
import type { ActivityDeps } from "../deps.js";
import type {
  BagsRef,
  CohortRef,
  RunInput,
  FailedView,
  LeftOut,
  PreparedView,
} from "../dto.js";
import { getJson } from "../step/json.js";
import { putJson } from "../step/runStep.js";
import { getCohort } from "../cohort/workingCohort.js";

/** A bag that goes on, with what was made of its slides. */
export interface PreparedBag {
  readonly bag: string;
  readonly views: readonly PreparedView[];
}

type View = PreparedView | FailedView;

/**
 * Gathers the slide views of each bag. Patients with a slide that could not be read, or without any tissue, are left
 * out and named where the user asked to go on without them.
 * @throws NoTissue, NoBags (not retried)
 */
export async function settleBags(
  deps: ActivityDeps,
  input: RunInput,
  ref: CohortRef,
  prepared: readonly string[],
): Promise<BagsRef> {
  const cohort = await getCohort(deps, ref.blob);
  const chunks = await Promise.all(
    prepared.map((blob) => getJson<View[]>(deps, blob)),
  );
  const views = new Map(chunks.flat().map((view) => [view.view, view]));
  const unusable = unusableBags(cohort, views);
  const leftOut = [...cohort.leftOut, ...unusable.values()];
  if (leftOut.length > 0 && !input.skipIncomplete) {
    const [first] = leftOut;
    throw badInput(
      "NoTissue",
      `patient ${first!.patient}: ${first!.reason}; replace the slides, or run again with --skip-incomplete to leave the patient out`,
      leftOut,
    );
  }
  const bags: PreparedBag[] = cohort.bags
    .filter(({ id }) => !unusable.has(id))
    .map((bag) => ({
      bag: bag.id,
      views: bag.views
        .map(({ key }) => views.get(key))
        .filter((view) => view !== undefined && isPrepared(view)),
    }));
  if (bags.length === 0)
    throw badInput(
      "NoTissue",
      "no patient has a slide that can be used",
      leftOut,
    );
  const outOfFocus = bags.flatMap((bag) =>
    bag.views.filter(isBlurred).map(({ view }) => view),
  );
  const blob = await putJson(deps, bags);
  return { blob, bags: bags.length, leftOut, outOfFocus };
}

function isPrepared(view: View): view is PreparedView {
  return "tileSet" in view;
}

function isBlurred({ quality }: PreparedView): boolean {
  return quality?.outOfFocus === true;
}

/** Bags with a slide that failed, or without tissue, by id. A region goes without the others of its patient. */
function unusableBags(
  cohort: Cohort,
  views: ReadonlyMap<string, View>,
): Map<string, LeftOut> {
  const unusable = new Map<string, LeftOut>();
  for (const bag of cohort.bags) {
    const reason = whyUnusable(bag, views);
    if (reason === null) continue;
    const { patient } = bag;
    const own = cohort.unit === "region" ? `region ${bag.id}: ` : "";
    unusable.set(bag.id, { patient, reason: `${own}${reason}` });
  }
  return unusable;
}

function whyUnusable(
  bag: CohortBag,
  views: ReadonlyMap<string, View>,
): string | null {
  const made = bag.views.map(({ key }) => {
    const view = views.get(key);
    if (view === undefined) throw new Error(`slide ${key} was not prepared`);
    return view;
  });
  for (const view of made) if (!isPrepared(view)) return view.reason;
  const prepared = made.filter(isPrepared);
  return prepared.every(({ tiles }) => tiles === 0)
    ? `no tissue was found on the slides of ${bag.id}${seenOn(prepared)}`
    : null;
}

/** What slides without tiles show, in words. */
function seenOn(views: readonly PreparedView[]): string {
  const seen = views.flatMap(({ view, quality }) =>
    quality === undefined
      ? []
      : `${view}: ${quality.tissueArea.toFixed(2)} mm2 of tissue, ${percent(quality.pen)} under pen`,
  );
  return seen.length === 0 ? "" : ` (${seen.join("; ")})`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}
