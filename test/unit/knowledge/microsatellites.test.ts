import { expect, it } from "vitest";
import { microsatellitesOf } from "../../../src/knowledge/microsatellites.js";

const status = (attributes: Record<string, string>) =>
  microsatellitesOf(attributes)?.status;

it("is found by its column's name, in the words of tables", () => {
  expect(status({ MSI: "MSI-H" })).toBe("high");
  expect(status({ age: "61", msi_status: " mss " })).toBe("stable");
  expect(status({ "MSI Status": "MSI-L" })).toBe("stable");
  expect(status({ msi: "dMMR" })).toBe("high");
  expect(microsatellitesOf({ msisensor: "0.3" })).toBeNull();
});

it("is unknown where the cell says so, and where it cannot be read", () => {
  for (const text of ["NA", "[Not Available]", "N/A", "not tested", "-"])
    expect(microsatellitesOf({ msi: text })).toMatchObject({
      status: null,
      unread: false,
    });
  // A score is no status: as a class of its own each patient would explain everything.
  for (const text of ["3.52", "MSI?"])
    expect(microsatellitesOf({ msi: text })).toMatchObject({
      status: null,
      unread: true,
    });
});
