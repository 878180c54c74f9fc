/** A box in microns from the picture's upper left corner, and the kind of tissue it shows. */
export type Outline = readonly [
  kind: string,
  left: number,
  top: number,
  right: number,
  bottom: number,
];

/** Outlined by eye on tiles_tcga_crc (256 um wide), by the file's place in the folder's sorted JPEG files. */
export const TCGA_OUTLINES: Readonly<Record<number, readonly Outline[]>> = {
  "0": [
    ["epithelium", 38, 4, 217, 58],
    ["epithelium", 10, 100, 95, 190],
    ["stroma", 9, 195, 217, 250],
  ],
  "1": [
    ["mucin", 100, 15, 195, 110],
    ["mucin", 145, 110, 207, 209],
    ["lymphocytes", 18, 143, 75, 251],
  ],
  "2": [["lymphocytes", 7, 58, 82, 162]],
  "3": [
    ["epithelium", 195, 20, 250, 120],
    ["debris", 137, 77, 184, 124],
  ],
  "4": [
    ["epithelium", 0, 0, 85, 80],
    ["stroma", 104, 6, 160, 48],
    ["debris", 113, 110, 156, 152],
  ],
  "5": [
    ["debris", 46, 58, 74, 119],
    ["debris", 103, 96, 159, 171],
  ],
  "6": [
    ["epithelium", 101, 20, 205, 96],
    ["epithelium", 115, 150, 190, 240],
  ],
  "8": [
    ["epithelium", 151, 180, 235, 250],
    ["stroma", 141, 86, 236, 171],
  ],
  "9": [
    ["mucin", 8, 53, 102, 100],
    ["epithelium", 121, 30, 253, 114],
    ["epithelium", 8, 162, 150, 228],
  ],
  "10": [["stroma", 7, 20, 110, 124]],
  "11": [["mucin", 5, 0, 105, 66]],
  "12": [
    ["epithelium", 188, 77, 245, 200],
    ["lymphocytes", 9, 30, 141, 105],
    ["stroma", 5, 114, 122, 190],
  ],
  "13": [["epithelium", 112, 48, 235, 237]],
  "14": [["epithelium", 167, 133, 242, 228]],
  "15": [
    ["stroma", 157, 30, 251, 200],
    ["stroma", 6, 105, 72, 190],
    ["epithelium", 80, 10, 135, 110],
  ],
};

/** Outlined by eye on nuclei_crc (250 um wide). */
export const NUCLEI_OUTLINES: Readonly<Record<string, readonly Outline[]>> = {
  img1: [["fat", 0, 30, 250, 250]],
  img100: [["fat", 0, 0, 250, 250]],
  img35: [["fat", 0, 0, 250, 250]],
  img20: [
    ["debris", 107, 3, 247, 73],
    ["debris", 158, 103, 247, 236],
  ],
  img85: [["debris", 203, 151, 249, 225]],
  img86: [["debris", 0, 151, 138, 225]],
  img50: [["debris", 0, 127, 79, 194]],
  img51: [["debris", 21, 149, 110, 216]],
  img25: [["blood", 30, 89, 178, 186]],
  img26: [["blood", 2, 148, 194, 208]],
  img96: [["bland necrosis", 100, 151, 248, 240]],
  img70: [
    ["mucin", 6, 18, 73, 106],
    ["mucin", 21, 136, 95, 239],
  ],
  img75: [["empty", 170, 0, 250, 250]],
  img76: [["empty", 0, 0, 250, 250]],
  img95: [["empty", 115, 20, 247, 240]],
  img15: [["stroma", 0, 0, 240, 140]],
  img16: [["stroma", 20, 130, 240, 240]],
  img36: [["stroma", 127, 88, 245, 236]],
  img45: [["stroma", 0, 20, 90, 170]],
  img56: [["stroma", 10, 10, 240, 240]],
};

/** Tiles of Kather's class debris/mucus by what they show: mucus, blood; the others are strands of collagen and muscle. */
export const KATHER_MUCUS: readonly string[] = [
  "image_14_label_4.png",
  "image_17_label_4.png",
  "image_36_label_4.png",
  "image_73_label_4.png",
];
export const KATHER_BLOOD: readonly string[] = ["image_88_label_4.png"];

/** Images of nuclei_crc whose epithelium is mucosa with goblet cells. */
export const GOBLET_IMAGES: readonly string[] = [
  "img40",
  "img41",
  "img70",
  "img71",
  "img80",
];
