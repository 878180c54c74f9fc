import { writeTiff } from "../tiffFile.js";
import type { Sides } from "./sides.js";
import { jpegPage } from "./jpegPage.js";
import { plainJpeg } from "./placePicture.js";

const SCALES = [1, 2, 4];

const attribute = (name: string, value: string): string =>
  `<Attribute Name="${name}" PMSVR="IString">${value}</Attribute>`;

const list = (name: string, objects: readonly string[]): string =>
  attribute(name, `<Array>${objects.join("")}</Array>`);

const object = (type: string, inside: string): string =>
  `<DataObject ObjectType="${type}">${inside}</DataObject>`;

/** From row to row comes first, as in DICOM. */
function spacing({ across, down }: Sides, scale = 1): string {
  const mm = [down, across].map((um) => `&quot;${(um * scale) / 1000}&quot;`);
  return attribute("DICOM_PIXEL_SPACING", mm.join(" "));
}

/**
 * Writes a slide as Philips' scanners export it: 512 x 384 px in three levels, and a label inside the XML.
 * @source OpenSlide's description of the format, https://openslide.org/formats/philips
 */
export async function writePhilips(path: string, sides: Sides): Promise<void> {
  const label = await plainJpeg(48, 32, [200, 60, 60]);
  const levels = SCALES.map((scale) =>
    object("PixelDataRepresentation", spacing(sides, scale)),
  );
  const slide = object(
    "DPScannedImage",
    attribute("PIM_DP_IMAGE_TYPE", "WSI") +
      spacing(sides) +
      list("PIIM_PIXEL_DATA_REPRESENTATION_SEQUENCE", levels),
  );
  const beside = object(
    "DPScannedImage",
    attribute("PIM_DP_IMAGE_TYPE", "LABELIMAGE") +
      attribute("PIM_DP_IMAGE_DATA", label.toString("base64")),
  );
  const xml = `<?xml version="1.0" encoding="UTF-8" ?>${object(
    "DPUfsImport",
    attribute("DICOM_MANUFACTURER", "PHILIPS") +
      list("PIM_DP_SCANNED_IMAGES", [slide, beside]),
  )}`;
  const pages = await Promise.all(
    SCALES.map((scale, i) =>
      jpegPage(
        scale,
        128,
        i === 0
          ? [
              { tag: 270, text: xml },
              { tag: 305, text: "Philips DP v1.0" },
            ]
          : [
              { tag: 254, longs: [1] },
              { tag: 305, text: "Philips DP v1.0" },
            ],
      ),
    ),
  );
  writeTiff(path, pages);
}
