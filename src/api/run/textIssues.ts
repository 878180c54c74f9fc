import type { Issue, StartRequest } from "../../runs/runControl.js";

const LONGEST_KEY = 200;
/** Half of a surrogate pair or a zero byte: no text that files, the graph or canonical JSON can hold. */
const UNKEEPABLE = /\p{Surrogate}|\0/u;

/** What is wrong with a request's texts as such; what they mean is checked where the run starts. */
export function textIssues(request: StartRequest): Issue[] {
  const { idempotencyKey, cohort, protocol, panel } = request;
  const { encoder, strata, controls = [] } = request;
  const named: [string, string][] = [
    ["idempotencyKey", idempotencyKey],
    ["cohort", cohort],
    ["protocol", protocol],
    ...Object.entries({ encoder, strata }).flatMap(
      ([name, text]): [string, string][] =>
        text === undefined ? [] : [[name, text]],
    ),
    ...controls.map((name, i): [string, string] => [
      `controls.${String(i)}`,
      name,
    ]),
    ...(panel ?? []).map((gene, i): [string, string] => [
      `panel.${String(i)}`,
      gene,
    ]),
  ];
  return issuesOf(named, idempotencyKey);
}

/** What is wrong with the texts of a request that has no others, named by their fields. */
export function issuesOfTexts(
  texts: Readonly<Record<string, string>> & { readonly idempotencyKey: string },
): Issue[] {
  return issuesOf(Object.entries(texts), texts.idempotencyKey);
}

function issuesOf(
  named: readonly [string, string][],
  idempotencyKey: string,
): Issue[] {
  const issues = named.flatMap(([path, text]) => issueOf(path, text));
  if (idempotencyKey.length > LONGEST_KEY)
    issues.push({
      path: "idempotencyKey",
      message: `it has ${String(idempotencyKey.length)} characters; ${String(LONGEST_KEY)} are the most`,
    });
  return issues;
}

function issueOf(path: string, text: string): Issue[] {
  if (text.trim() === "") return [{ path, message: "it is empty" }];
  if (UNKEEPABLE.test(text))
    return [{ path, message: "it has characters that no text can have" }];
  return [];
}
