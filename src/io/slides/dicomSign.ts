/** How a DICOM file is known. @source DICOM PS3.10 */
export const DICOM = { at: 128, bytes: "DICM", format: "a DICOM slide" };
