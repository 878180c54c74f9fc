import { expect, test } from "vitest";
import {
  MissingParameterError,
  oneParameter,
} from "../../../src/graph/oneParameter.js";

test("all parameters go in one map", () => {
  expect(
    oneParameter("UNWIND $ids AS id MATCH (n {id: id, of: $of})", {
      ids: [],
      of: null,
    }),
  ).toEqual([
    "UNWIND $given.ids AS id MATCH (n {id: id, of: $given.of})",
    { given: { ids: [], of: null } },
  ]);
});

test("a statement without parameters is sent as it is", () => {
  expect(oneParameter("RETURN 1", { left: "over" })).toEqual(["RETURN 1", {}]);
});

test("a parameter without a value is refused: in a map it would read as null", () => {
  for (const given of [{}, { name: undefined }, undefined])
    expect(() => oneParameter("RETURN $name", given)).toThrow(
      MissingParameterError,
    );
});
