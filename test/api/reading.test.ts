import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { verifyBundle } from "../../src/io/exchange/bundle/verifyBundle.js";
import { uniqueName } from "../graph/testGraph.js";
import { alone } from "../graph/alone.js";
import { TOKEN } from "./apiUnderTest.js";
import { CLAIM, readingRequests, SHOW } from "./readingRequests.js";
import type { ReadingUnderTest } from "./readingUnderTest.js";
import { signedBy } from "./ownLogKey.js";
import { openReadings } from "./readingUnderTest.js";

let test: ReadingUnderTest;
let [anna, bert, cora] = ["", "", ""];
beforeAll(async () => {
  test = await openReadings();
  anna = await test.token(uniqueName("anna"), "REVIEWER");
  bert = await test.token(uniqueName("bert"), "REVIEWER");
  cora = await test.token(uniqueName("cora"), "ANALYST");
});
afterAll(() => test.close());

const { start, submit, close, show, refusals, exported } = readingRequests(
  () => test,
);

const claimNow = async () =>
  (await test.as(anna, CLAIM, { id: test.claim })).data?.["claim"] as Record<
    string,
    unknown
  >;

let reading = "";

/** The first column of what a statement gives; `$id` is the reading. */
const rows = (statement: string, more: object = {}): Promise<unknown[]> =>
  test.api.graph.write(async (tx) => {
    const { records } = await tx.run(statement, { id: reading, ...more });
    return records.map((row) => row.get(0) as unknown);
  });

/** Draws the reading's tiles once more. */
const redraw = async () => {
  const drawn = "MATCH (:Reading {id: $id})-[:WAS_GENERATED_BY]->(s:Step)";
  return test.replicate(String(...(await rows(`${drawn} RETURN s.id`))));
};

describe("a reading that is open", () => {
  it("is drawn once for one key, and a claim is read once", async () => {
    const dry = { dryRun: true, before: false, reading: null };
    expect(await start(cora, { dryRun: true })).toEqual(dry);
    for (const dryRun of [true, false])
      expect(await start(cora, { tilesPerArm: 9, dryRun })).toMatchObject({
        issues: [
          { path: "tilesPerArm", message: expect.stringContaining("for 10") },
        ],
      });
    const idempotencyKey = uniqueName("start");
    const first = (await start(cora, { idempotencyKey })) as {
      reading: { id: string };
    };
    reading = first.reading.id;
    expect(first).toMatchObject({ before: false });
    expect(await start(cora, { idempotencyKey })).toEqual({
      ...{ dryRun: false, before: true, reading: { id: reading } },
    });
    expect(await start(cora)).toMatchObject({
      issues: [{ path: "claim", message: expect.stringContaining(reading) }],
    });
  });

  it("holds of each patient the tile that carries most and another one", async () => {
    const { items } = await test.keyOf(reading);
    expect(items).toHaveLength(8);
    const attended = items.filter(({ arm }) => arm === "ATTENDED");
    for (const { x, y } of attended) expect([x, y]).toEqual([224, 224]);
    expect(new Set(attended.map(({ slide }) => slide)).size).toBe(4);
    expect(new Set(items.map(({ slide }) => slide)).size).toBe(4);
  });

  it("says nowhere which tile is which", async () => {
    const key = await test.keyOf(reading);
    const secrets = [
      ...["ATTENDED", "CONTROL", key.nonce],
      ...key.items.map(({ picture }) => picture),
    ];
    const lineage = `query ($id: ID!) { up: lineage(id: $id, direction: UPSTREAM, depth: 6) { nodes { __typename id ... on Step { name params seed } ... on Artifact { kind blob } } links { from to role } }
      down: lineage(id: $id, direction: DOWNSTREAM, depth: 6) { nodes { __typename id } }
      node(id: $id) { __typename id } logEntries(first: 5) { nodes { body } } }`;
    const texts = [
      JSON.stringify(await redraw()),
      ...(await Promise.all(
        [anna, bert, cora, null].map(async (token) => {
          const answer = await test.as(token, SHOW, { id: reading });
          expect(answer.errors).toEqual([]);
          return answer.text;
        }),
      )),
      (await test.as(anna, lineage, { id: reading })).text,
      (await test.as(anna, CLAIM, { id: test.claim })).text,
      await (
        await fetch(`${test.api.url}/lineage/${reading}/prov.json`)
      ).text(),
      await (await fetch(`${test.api.url}/log/entries?start=0`)).text(),
    ];
    for (const text of texts) {
      expect(text.length).toBeGreaterThan(100);
      for (const secret of secrets) expect(text).not.toContain(secret);
    }
    const shown = await show(anna, reading);
    expect(shown["result"]).toBeNull();
    const ids = shown.items.map(({ id }) => id);
    expect([...ids].sort()).toEqual(key.items.map(({ id }) => id));
    expect(ids).not.toEqual((await show(bert, reading)).items.map((i) => i.id));
    for (const { id, picture, answer } of shown.items) {
      expect(answer).toBeNull();
      expect(picture).toBe(`/readings/${reading}/items/${id}.png`);
    }
  });

  it("shows each tile as a picture that bears nothing but pixels", async () => {
    const { items } = await show(anna, reading);
    for (const { picture } of items.slice(0, 3)) {
      const response = await fetch(`${test.api.url}${picture}`);
      expect(response.headers.get("content-type")).toBe("image/png");
      const bytes = Buffer.from(await response.arrayBuffer());
      const facts = await sharp(bytes).metadata();
      expect([facts.width, facts.height]).toEqual([224, 224]);
      expect(facts.exif ?? facts.comments ?? null).toBeNull();
    }
    const none = `${test.api.url}/readings/${reading}/items/none.png`;
    expect((await fetch(none)).status).toBe(404);
  });

  it("is read by reviewers who did not make the claim", async () => {
    const { items } = await show(anna, reading);
    const one = [{ item: items[0]!.id, answer: "YES" }];
    const [own] = await refusals(TOKEN, reading);
    expect(own).toContain("own claim");
    expect(await submit(TOKEN, reading, one)).toMatchObject({
      issues: [{ path: "reading", message: own }],
    });
    expect(await submit(cora, reading, one)).toBe("FORBIDDEN");
    const [role] = await refusals(cora, reading);
    expect(role).toContain("your token's is analyst");
    expect((await refusals(null, reading))[0]).toContain("needs a token");
    expect(await refusals(bert, reading)).toEqual([]);
    expect(await close(bert, reading)).toMatchObject({
      issues: [{ message: expect.stringContaining("nobody any") }],
    });
  });

  it("takes each answer once, in as many parts as one likes", async () => {
    const { items } = await test.keyOf(reading);
    const answers = items.map(({ id, arm }) => ({
      item: id,
      answer: arm === "ATTENDED" ? "YES" : "NO",
    }));
    const send = (some: object[], dryRun = false) =>
      submit(anna, reading, some, dryRun);
    const few = answers.slice(0, 3);
    for (const dryRun of [true, false])
      expect(await send(few, dryRun)).toEqual({ accepted: 3, read: 3 });
    expect(await send(answers)).toEqual({ accepted: 5, read: 8 });
    expect(await send(answers)).toEqual({ accepted: 0, read: 8 });
    const { item, answer } = answers[3]!;
    const turned = { item, answer: answer === "YES" ? "NO" : "YES" };
    expect(await send([turned])).toMatchObject({
      issues: [
        { path: "answers.0.answer", message: expect.stringContaining(item) },
      ],
    });
    const unsure = answers.map((one, i) =>
      i === 0 ? { ...one, answer: "CANNOT_TELL" } : one,
    );
    await submit(bert, reading, unsure);
    const seen = await show(bert, reading);
    expect(seen["progress"]).toMatchObject([{ read: 8 }, { read: 8 }]);
    expect(seen.items.every((one) => one.answer !== null)).toBe(true);
    expect((await show(null, reading)).items[0]!.answer).toBeNull();
  });
});

describe("a reading that is closed", () => {
  it("is evidence of its claim, which is judged again on it", async () => {
    const before = (await claimNow())["verdict"];
    expect(await close(bert, reading, true)).toMatchObject({ dryRun: true });
    expect((await show(anna, reading))["result"]).toBeNull();
    expect(await close(bert, reading)).toMatchObject({ before: false });
    expect(await close(bert, reading)).toMatchObject({ before: true });
    const { result } = await show(null, reading);
    expect(result).toMatchObject({
      patients: 4,
      agreement: { name: "cohen" },
      leftOut: [],
    });
    const { contrast, p, key } = result as Record<string, never>;
    expect(contrast).toBeGreaterThan(0.8);
    expect(p).toBeLessThan(0.2);
    expect(key).toHaveLength(8);
    const claim = await claimNow();
    expect(claim["verdict"]).toMatchObject({
      outcome: "INCONCLUSIVE",
      exploratory: false,
      results: expect.arrayContaining([
        {
          criterion: { name: "readByPathologist" },
          outcome: "MISSING",
          observed: p,
        },
      ]),
    });
    expect(claim["verdict"]).not.toEqual(before);
    expect(claim["evidenceLines"]).toMatchObject({
      nodes: [
        {
          direction: "NEUTRAL",
          items: {
            nodes: expect.arrayContaining([
              expect.objectContaining({ kind: "readersAgreement", n: 4 }),
              expect.objectContaining({
                kind: "readingContrast",
                value: contrast,
                generatedBy: { name: "closeReading" },
              }),
            ]),
          },
        },
      ],
    });
  });

  it("takes no more answers, and its claim's bundle verifies", async () => {
    const [first] = (await show(anna, reading)).items;
    const answer = { item: first!.id, answer: "NO" };
    expect(await submit(anna, reading, [answer])).toMatchObject({
      issues: [{ path: "reading", message: expect.stringContaining("closed") }],
    });
    const { home } = inject("stack");
    const response = await signedBy(test.api.graph, home, () =>
      fetch(`${test.api.url}/claims/${test.claim}/bundle.zip`, {
        headers: { authorization: `Bearer ${anna}` },
      }),
    );
    const bundle = Buffer.from(await response.arrayBuffer());
    expect(verifyBundle(bundle, null)).toMatchObject({ claim: test.claim });
  });

  it("comes to the same again from its recorded answers, and tells an agreement that was edited since", async () => {
    const [step] = await rows(
      "MATCH (:Reading {id: $id})<-[:USED]-(s:Step {name: 'closeReading'}) RETURN s.id",
    );
    expect(await redraw()).toMatchObject({ agreement: "EQUAL" });
    const again = await test.replicate(String(step));
    expect(again).toMatchObject({ agreement: "EQUAL", differences: [] });
    const item = `MATCH (:Step {id: '${String(step)}'})<-[:WAS_GENERATED_BY]-(i:EvidenceItem {kind: 'readersAgreement'})`;
    const [kappa] = await rows(`${item} RETURN i.value`);
    await alone(test.api.graph, async () => {
      await rows(`${item} SET i.value = 0.999`);
      expect(await test.replicate(String(step))).toMatchObject({
        agreement: "DIFFERENT",
        differences: [
          {
            ...{ output: "item 1", what: "value", beyond: 1 },
            farthest: 0.999 - Number(kappa),
          },
        ],
      });
      await rows(`${item} SET i.value = $kappa`, { kappa: Number(kappa) });
    });
    const attempt = again.kind === "replicated" ? again.step : "";
    expect(await test.replicate(attempt)).toMatchObject({
      issues: [{ message: expect.stringContaining(String(step)) }],
    });
  });

  it("falls with a slide that it was drawn from", async () => {
    const slide = test.planted.slides[0]!.id;
    await test.change("withdraw", slide);
    expect(await show(null, reading)).toMatchObject({ withdrawn: true });
    await test.change("reinstate", slide);
    expect(await show(null, reading)).toMatchObject({ withdrawn: false });
  });

  it("may be withdrawn, and then another one started", async () => {
    await test.change("withdraw", reading);
    expect(await show(null, reading)).toMatchObject({ withdrawn: true });
    expect((await claimNow())["verdict"]).toMatchObject({
      results: expect.arrayContaining([
        {
          criterion: { name: "readByPathologist" },
          outcome: "INVALIDATED",
          observed: expect.any(Number),
        },
      ]),
    });
    const second = { before: false, reading: { id: expect.any(String) } };
    const started = (await start(cora)) as typeof second;
    expect(started).toMatchObject(second);
    reading = String(started.reading.id);
  });
});

it("a reading of a claim that was measured anew is neither exported nor answered, in the words that refuse its closing", async () => {
  expect(await exported(anna, reading)).toHaveLength(8 + 1);
  await test.measureAnew();
  const [message] = await refusals(anna, reading);
  expect(message).toContain("measured anew");
  await expect(exported(anna, reading)).rejects.toThrow(message!);
  const issues = [{ path: "reading", message }];
  const { items } = await show(anna, reading);
  const answer = { item: items[0]!.id, answer: "NO" };
  for (const dryRun of [true, false])
    expect(await submit(anna, reading, [answer], dryRun)).toEqual({ issues });
  expect(await close(bert, reading)).toEqual({ issues });
});
