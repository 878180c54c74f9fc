import sharp from "sharp";

// Threads are the pool's to count; libvips keeps none of its own and no pixels between tasks.
sharp.concurrency(1);
sharp.cache(false);

export { drawSlideFile as default } from "./drawSlideFile.js";
