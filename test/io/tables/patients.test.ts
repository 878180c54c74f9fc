import { expect, test } from "vitest";
import type { CohortFiles } from "./cohortFiles.js";
import { at, faultsOf, read, writeCohort } from "./cohortFiles.js";

type Case = [string, (files: CohortFiles) => void, unknown[][]];

test.each<Case>([
  [
    "a patient twice in patients.csv",
    ({ patients }) => patients.push("P2,B,,"),
    [["DUPLICATE_PATIENT", "patients.csv", 6, "patient", "P2"]],
  ],
  [
    "a patient twice in expression.csv",
    ({ expression }) => expression.push("P2,1,2,3,4"),
    [["DUPLICATE_PATIENT", "expression.csv", 6, "patient", "P2"]],
  ],
  [
    "a slide twice in slides.csv",
    ({ slides }) => slides.push("S2,P2,S2.tif,"),
    [["DUPLICATE_SLIDE", "slides.csv", 6, "slide", "S2"]],
  ],
  [
    "an unknown patient in slides.csv",
    ({ slides }) => (slides[2] = "S2,P7,S2.tif,"),
    [
      ["UNKNOWN_PATIENT", "slides.csv", 3, "patient", "P7"],
      ["NO_SLIDE", "patients.csv", 3, "patient", "P2"],
    ],
  ],
  [
    "an unknown patient in expression.csv",
    ({ expression }) => expression.push("P7,1,2,3,4"),
    [["UNKNOWN_PATIENT", "expression.csv", 6, "patient", "P7"]],
  ],
  [
    "a patient without slide",
    ({ slides }) => slides.splice(2, 1),
    [["NO_SLIDE", "patients.csv", 3, "patient", "P2"]],
  ],
  [
    "a patient without expression row",
    ({ expression }) => expression.splice(1, 1),
    [["NO_EXPRESSION", "patients.csv", 3, "patient", "P2"]],
  ],
  [
    "a patient without any value of the panel",
    ({ expression }) => (expression[1] = "P2,,9000,NA,"),
    [["NO_EXPRESSION", "expression.csv", 2, "patient", "P2"]],
  ],
  [
    "a row that names no patient",
    ({ patients, expression }) => {
      patients.push(",B,,");
      expression.push(",1,2,3,4");
    },
    [
      ["EMPTY_CELL", "patients.csv", 6, "patient", null],
      ["EMPTY_CELL", "expression.csv", 6, "patient", null],
    ],
  ],
  [
    "a split that is neither train nor test",
    (files) => {
      files.patients = files.patients.map(
        (line, i) =>
          `${line},${["split", "train", "test", "validation", ""][i] ?? ""}`,
      );
    },
    [["BAD_SPLIT", "patients.csv", 4, "split", "validation"]],
  ],
  [
    "a report in place of an attribute",
    ({ patients }) => (patients[2] = `P2,A,CMS2,${"x".repeat(1001)}`),
    [["LONG_ATTRIBUTE", "patients.csv", 3, "age", "xxxxxxxx..."]],
  ],
  [
    "more attributes than are kept",
    (files) => {
      const more = Array.from({ length: 500 }, (_, i) => `,c${String(i)}`);
      files.patients[0] += more.join("");
      for (let i = 1; i < files.patients.length; i++)
        files.patients[i] += ",".repeat(500);
    },
    [["TOO_MANY_ATTRIBUTES", "patients.csv", 1, null, "501"]],
  ],
  [
    "slides of one patient in different groups",
    (files) => {
      files.slides = files.slides.map(
        (line) => `${line},${line.startsWith("slide") ? "group" : ""}`,
      );
      files.slides[4] = "S4,P3,S4.tif,,g";
      files.patients.splice(4, 1);
      files.expression.splice(4, 1);
    },
    [["GROUP_CONFLICT", "slides.csv", 5, "group", "g"]],
  ],
  [
    "a split that divides a group",
    (files) => {
      files.patients = [
        "patient,site,split",
        ...["P1,A,train", "P2,A,test", "P3,B,train", "P4,B,train"],
      ];
      files.slides = files.slides.map((line, i) =>
        [line, ["group", "g", "g", "h", "h"][i]].join(","),
      );
    },
    [["GROUP_CONFLICT", "patients.csv", 3, "split", "test"]],
  ],
])("refused: %s", async (_, change, expected) => {
  const faults = await faultsOf(await writeCohort(change));
  expect(faults.map(at)).toEqual(expected);
});

test("a microsatellite status that cannot be read is told of, and counts as unknown", async () => {
  const status = ["msi", "MSI-H", "3.52", "NA", "MSS"];
  const dir = await writeCohort((files) => {
    files.patients = files.patients.map((line, i) => `${line},${status[i]!}`);
  });
  const { findings } = await read(dir);
  const told = findings.notices.filter(({ code }) => code === "UNREAD_MSI");
  expect(told.map(at)).toEqual([
    ["UNREAD_MSI", "patients.csv", 3, "msi", "3.52"],
  ]);
});

test("with skipIncomplete a patient who lacks something is left out, counted and told", async () => {
  const dir = await writeCohort(({ slides, expression }) => {
    slides.splice(2, 1);
    expression.splice(3, 1);
  });
  expect((await faultsOf(dir)).map(({ code }) => code)).toEqual([
    "NO_SLIDE",
    "NO_EXPRESSION",
  ]);
  const { cohort, findings } = await read(dir, { skipIncomplete: true });
  expect(cohort?.bags.map(({ id }) => id)).toEqual(["P1", "P4"]);
  expect(cohort?.leftOut).toEqual([
    { patient: "P2", reason: "Patient P2 has no slide in slides.csv." },
    { patient: "P3", reason: "The patient P3 has no row in expression.csv." },
  ]);
  expect(findings.notices.map(at)).toEqual([
    ["FEW_PATIENTS", "patients.csv", null, "patient", "2"],
    ["LEFT_OUT", "patients.csv", 3, "patient", "P2"],
    ["LEFT_OUT", "patients.csv", 4, "patient", "P3"],
  ]);
});

test("where everybody would be left out, the cohort is refused", async () => {
  const dir = await writeCohort((files) => {
    files.slides = files.slides.map((line) => line.replace(".tif", ".svs"));
  });
  const faults = await faultsOf(dir, { skipIncomplete: true });
  expect(faults.map(at)).toEqual([
    ["NO_BAGS", "patients.csv", null, null, null],
  ]);
});

test("one site and one patient are notices", async () => {
  const dir = await writeCohort((files) => {
    for (const table of [files.patients, files.slides]) table.splice(2);
    files.expression = ["patient,MUC2,CDX2,WARS1", "P1,1,2,3"];
  });
  const { cohort, findings } = await read(dir);
  expect(cohort?.bags).toHaveLength(1);
  expect(findings.notices.map(at)).toEqual([
    ["ONE_SITE", "patients.csv", null, "site", "A"],
    ["ONE_PATIENT", "patients.csv", null, "patient", "1"],
    ["FEW_PATIENTS", "patients.csv", null, "patient", "1"],
  ]);
  expect(findings.notices.at(-1)?.message).toMatch(/n = 1\b.*INCONCLUSIVE/);
});

test("sixty patients are enough, fifty-nine are not", async () => {
  for (const count of [59, 60]) {
    const ids = Array.from({ length: count }, (_, i) => `Q${String(i)}`);
    const dir = await writeCohort((files) => {
      files.patients = [
        "patient,site",
        ...ids.map((id, i) => `${id},${String(i % 3)}`),
      ];
      files.expression = [
        "patient,MUC2,CDX2,WARS1",
        ...ids.map(
          (id, i) => `${id},${String(i)}.5,${String(i * 40)},2${String(i)}`,
        ),
      ];
    });
    const { findings } = await read(dir, { needSlides: false });
    expect(findings.faults).toEqual([]);
    expect(findings.notices.map(({ code }) => code)).toEqual(
      count < 60 ? ["FEW_PATIENTS"] : [],
    );
  }
});

test("a split given for some patients only is told", async () => {
  const dir = await writeCohort((files) => {
    files.patients = [
      "patient,site,split",
      "P1,A,train",
      "P2,A,test",
      "P3,B,",
      "P4,B,train",
    ];
  });
  const { cohort, findings } = await read(dir);
  expect(cohort?.bags.map(({ split }) => split)).toEqual([
    "train",
    "test",
    null,
    "train",
  ]);
  expect(at(findings.notices[0])).toEqual([
    "PARTIAL_SPLIT",
    "patients.csv",
    null,
    "split",
    "1",
  ]);
});

test("without slides the table of slides may be absent, and bags have no views", async () => {
  const dir = await writeCohort(
    ({ manifest }) => (manifest["slides"] = "none.csv"),
  );
  const { cohort } = await read(dir, { needSlides: false });
  expect(cohort?.bags.map(({ views }) => views)).toEqual([[], [], [], []]);
  expect((await faultsOf(dir)).map(({ code }) => code)).toEqual([
    "MISSING_FILE",
  ]);
});

test("NA means that subtype and split are not known; as a site it is a name, and told", async () => {
  const dir = await writeCohort((files) => {
    files.patients = [
      "patient,site,subtype,split",
      ...[
        "P1,NA,CMS1,train",
        "P2,NA,NA,test",
        "P3,B,NA,train",
        "P4,B,CMS4,test",
      ],
    ];
  });
  const { cohort, findings } = await read(dir, { needSlides: false });
  expect(cohort?.bags.map(({ site, subtype }) => [site, subtype])).toEqual([
    ["NA", "CMS1"],
    ["NA", null],
    ["B", null],
    ["B", "CMS4"],
  ]);
  expect(at(findings.notices[0])).toEqual([
    "NA_AS_NAME",
    "patients.csv",
    null,
    "site",
    "NA",
  ]);
});
