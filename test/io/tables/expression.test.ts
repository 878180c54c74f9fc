import { expect, test } from "vitest";
import type { CohortFiles } from "./cohortFiles.js";
import { at, faultsOf, read, writeCohort } from "./cohortFiles.js";

const E = "expression.csv";
const noSlides = { needSlides: false };

const cell =
  (value: string) =>
  ({ expression }: CohortFiles) =>
    (expression[1] = `P2,${value},9000,3,15`);

test.each<[string, string, string]>([
  ["text", "high", "NOT_A_NUMBER"],
  ["a decimal comma", '"1,5"', "NOT_A_NUMBER"],
  ["a hexadecimal number", "0x1F", "NOT_A_NUMBER"],
  ["two numbers", "1 2", "NOT_A_NUMBER"],
  ["a spreadsheet's error", "#REF!", "NOT_A_NUMBER"],
  ["an infinite number", "Inf", "INFINITE_VALUE"],
  ["a negative infinite number", "-Infinity", "INFINITE_VALUE"],
  ["a number beyond all numbers", "1e400", "INFINITE_VALUE"],
  ["an absurd number", "1e300", "ABSURD_VALUE"],
  ["a negative number", "-0.5", "NEGATIVE_VALUE"],
])("linear expression is refused with %s", async (_, value, code) => {
  const dir = await writeCohort(cell(value));
  expect((await faultsOf(dir, noSlides)).map(at)).toEqual([
    [code, E, 2, "MUC2", value.replaceAll('"', "")],
  ]);
});

test("a bad number is found outside the panel too", async () => {
  const dir = await writeCohort(
    ({ expression }) => (expression[3] = "P3,0,lots,1e2,12"),
  );
  expect((await faultsOf(dir, noSlides)).map(at)).toEqual([
    ["NOT_A_NUMBER", E, 4, "GAPDH", "lots"],
  ]);
});

test("log2 expression may be negative, but not absurd", async () => {
  const log2 = (value: string) => (files: CohortFiles) => {
    files.manifest["expression"] = { file: E, scale: "log2", measure: "TPM" };
    files.expression = [
      "patient,MUC2,CDX2,WARS1",
      `P1,${value},1,2`,
      "P2,1,3.5,4",
      "P3,2,3,5",
      "P4,3,4,6",
    ];
  };
  expect(
    (await read(await writeCohort(log2("-3.2")), noSlides)).cohort?.expression
      .values[0],
  ).toBe(-3.2);
  expect(
    (await faultsOf(await writeCohort(log2("-1e300")), noSlides)).map(
      ({ code }) => code,
    ),
  ).toEqual(["ABSURD_VALUE"]);
});

test.each<[string, (files: CohortFiles) => void, unknown[][]]>([
  [
    "no value at all",
    (files) =>
      (files.expression = [
        "patient,MUC2,CDX2,WARS1",
        ...[1, 2, 3, 4].map((p) => `P${String(p)},NaN,nan,NA`),
      ]),
    [["NO_VALUES", E, null, null, null]],
  ],
  [
    "a panel gene without column",
    ({ manifest }) => (manifest["panel"] = ["MUC2", "LGR5"]),
    [["PANEL_GENE_ABSENT", E, 1, "LGR5", "LGR5"]],
  ],
  [
    "an empty panel gene",
    (files) =>
      (files.expression = files.expression.map((line) =>
        line.replace(/,[^,]*$/, (last) => (last === ",WARS1" ? last : ",")),
      )),
    [["PANEL_GENE_EMPTY", E, null, "WARS1", null]],
  ],
  [
    "none of the panel's genes",
    ({ manifest }) => (manifest["panel"] = ["LGR5"]),
    [
      ["PANEL_GENE_ABSENT", E, 1, "LGR5", "LGR5"],
      ["NO_PANEL_GENE", E, 1, null, "patient,MUC2,GAPDH,CDX2,WARS1"],
    ],
  ],
  [
    "an empty panel",
    ({ manifest }) => (manifest["panel"] = []),
    [["EMPTY_PANEL", "cohort.json", null, "panel", null]],
  ],
  [
    "a mangled gene in the panel",
    ({ manifest }) => (manifest["panel"] = ["MUC2", "2-Sep"]),
    [["MANGLED_GENE", "cohort.json", null, "panel", "2-Sep"]],
  ],
  [
    "a gene twice",
    ({ expression }) => (expression[0] = "patient,MUC2,MUC2,CDX2,WARS1"),
    [["DUPLICATE_GENE", E, 1, "MUC2", "MUC2"]],
  ],
  [
    "a gene by its old and its new symbol",
    ({ expression }) => (expression[0] = "patient,MUC2,WARS,CDX2,WARS1"),
    [["DUPLICATE_GENE", E, 1, "WARS1", "WARS1"]],
  ],
  [
    "patients that are not the first column",
    ({ expression }) => {
      expression.splice(
        0,
        expression.length,
        "MUC2,patient,CDX2,WARS1",
        "1,P1,3,2",
        "2,P2,2,2",
        "2,P3,1,3",
        "4,P4,0,4",
      );
    },
    [["MISSING_COLUMN", E, 1, "patient", "MUC2"]],
  ],
])("a table of expression is refused with %s", async (_, change, expected) => {
  const faults = await faultsOf(await writeCohort(change), noSlides);
  expect(faults.map(at)).toEqual(expected);
});

test.each([
  "1-Mar",
  "2-Sep",
  "Mar-01",
  "Sep-02",
  "43891",
  "2020-03-01",
  "01/03/2020",
  "2.31E+13",
  "X1.Mar",
  "1-Dec",
  "Oct-4",
])(
  "a column that a spreadsheet named %s is refused, in the panel or not",
  async (name) => {
    const dir = await writeCohort(
      ({ expression }) => (expression[0] = `patient,MUC2,${name},CDX2,WARS1`),
    );
    expect((await faultsOf(dir, noSlides)).map(at)).toEqual([
      ["MANGLED_GENE", E, 1, name, name],
    ]);
  },
);

test("a panel given with the request comes before the cohort's own", async () => {
  const dir = await writeCohort();
  const { cohort } = await read(dir, { ...noSlides, panel: ["GAPDH"] });
  expect(cohort?.panel).toEqual({ name: "asked", genes: ["GAPDH"] });
  expect([...(cohort?.expression.values ?? [])]).toEqual([
    8000, 9000, 8500, 7900,
  ]);
  const faults = await faultsOf(dir, { ...noSlides, panel: ["GAPDH", "LGR5"] });
  expect(faults.map(at)).toEqual([["PANEL_GENE_ABSENT", E, 1, "LGR5", "LGR5"]]);
});

test("genes of the default panel that a table lacks or leaves empty are notices", async () => {
  const dir = await writeCohort((files) => {
    delete files.manifest["panel"];
    files.expression = [
      "patient,MUC2,CDX2,WARS1",
      "P1,1,,200",
      "P2,2,,3",
      "P3,3,NA,4",
      "P4,4,,5",
    ];
  });
  const { cohort, findings } = await read(dir, noSlides);
  expect(cohort?.panel.genes).toHaveLength(47);
  expect(cohort?.expression.genes).toEqual(["WARS1", "MUC2"]);
  expect(cohort?.expression.values).toEqual(
    Float64Array.of(200, 1, 3, 2, 4, 3, 5, 4),
  );
  const codes = findings.notices.map(({ code }) => code);
  expect(codes.filter((code) => code === "PANEL_GENE_ABSENT")).toHaveLength(44);
  expect(
    findings.notices.filter(({ code }) => code === "PANEL_GENE_EMPTY").map(at),
  ).toEqual([["PANEL_GENE_EMPTY", E, null, "CDX2", null]]);
});

test("an older symbol is read as the approved one, in the table and in the panel", async () => {
  const dir = await writeCohort((files) => {
    files.expression[0] = "patient,MUC2,GAPDH,CDX2,WARS";
    files.manifest["panel"] = ["MUC2", "WARS", "WARS1"];
  });
  const { cohort, findings } = await read(dir, noSlides);
  expect(cohort?.expression.genes).toEqual(["MUC2", "WARS1"]);
  expect(findings.notices.map(at)).toEqual([
    ["DUPLICATE_GENE", "cohort.json", null, "panel", "WARS1"],
    ["GENE_ALIAS", E, 1, "WARS", "WARS"],
    ["FEW_PATIENTS", "patients.csv", null, "patient", "4"],
  ]);
});

test("empty columns outside the panel and constant genes are notices", async () => {
  const dir = await writeCohort((files) => {
    files.expression = [
      "patient,MUC2,GAPDH,CDX2,WARS1",
      "P1,1,,7,200",
      "P2,2,,7,3",
      "P3,3,,7,4",
      "P4,4,NA,7,5",
    ];
  });
  const { cohort, findings } = await read(dir, noSlides);
  expect(cohort?.expression.genes).toEqual(["MUC2", "CDX2", "WARS1"]);
  expect(findings.notices.slice(0, 2).map(at)).toEqual([
    ["EMPTY_GENE", E, null, "GAPDH", null],
    ["CONSTANT_GENE", E, null, "CDX2", null],
  ]);
});

test("cells that hold NaN are read as not measured, and told once", async () => {
  const dir = await writeCohort(
    ({ expression }) => (expression[1] = "P2,NaN,9000,nan,15"),
  );
  const { cohort, findings } = await read(dir, noSlides);
  expect(cohort?.expression.values.subarray(3, 6)).toEqual(
    Float64Array.of(NaN, NaN, 15),
  );
  expect(at(findings.notices[0])).toEqual(["NAN_AS_EMPTY", E, null, null, "2"]);
});

const small = [
  "patient,MUC2,CDX2,WARS1",
  "P1,1.5,3,2",
  "P2,2,2,2",
  "P3,2,1,3",
  "P4,4,0,12.5",
];

test("linear values that look like log2 are told, and taken as the manifest says", async () => {
  const dir = await writeCohort((files) => (files.expression = small));
  const { cohort, findings } = await read(dir, noSlides);
  expect(cohort?.expression.scale).toBe("linear");
  expect(at(findings.notices[0])).toEqual([
    "LOOKS_LOG2",
    E,
    null,
    null,
    "0..12.5",
  ]);
});

test("log2 values that look linear are told, and taken as the manifest says", async () => {
  const dir = await writeCohort((files) => {
    files.manifest["expression"] = { file: E, scale: "log2", measure: "RSEM" };
  });
  const { cohort, findings } = await read(dir, noSlides);
  expect(cohort?.expression.scale).toBe("log2");
  expect(at(findings.notices[0])).toEqual([
    "LOOKS_LINEAR",
    E,
    null,
    null,
    "0..9000",
  ]);
});

test("small whole counts are not mistaken for log2", async () => {
  const dir = await writeCohort(
    (files) =>
      (files.expression = small.map((line) => line.replaceAll(".5", ""))),
  );
  const { findings } = await read(dir, noSlides);
  expect(findings.notices.map(({ code }) => code)).toEqual(["FEW_PATIENTS"]);
});

test("a thousand faults of one kind are listed, the rest counted", async () => {
  const genes = Array.from({ length: 300 }, (_, g) => `G${String(g)}`);
  const dir = await writeCohort((files) => {
    files.expression = [
      ["patient", "MUC2", "CDX2", "WARS1", ...genes].join(","),
      ...[1, 2, 3, 4].map((p) =>
        [`P${String(p)}`, p * 40, p, 5 - p, ...genes.map(() => "x")].join(","),
      ),
    ];
  });
  const faults = await faultsOf(dir, noSlides);
  expect(faults).toHaveLength(1001);
  expect(faults.at(-1)?.message).toMatch(/^200 more/);
});
