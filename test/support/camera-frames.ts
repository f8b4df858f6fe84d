import { encode } from 'uqr';

/** A picture as a camera delivers it: RGBA. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

const [WIDTH, HEIGHT] = [640, 480];

/** Mulberry32: the same frames on every machine. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Blurs a grey picture along rows or columns by a box, as a lens out of focus or a moving hand does.
 * @param step from one pixel to the next in the direction of the blur
 */
function blur(grey: Float32Array, radius: number, step: number, length: number): Float32Array {
  if (radius === 0) return grey;
  const out = new Float32Array(grey.length);
  const lines = grey.length / length;
  for (let i = 0; i < lines; i++) {
    const start = step === 1 ? i * length : i;
    const at = (j: number) => grey[start + Math.min(length - 1, Math.max(0, j)) * step] ?? 0;
    let sum = 0;
    for (let j = -radius; j <= radius; j++) sum += at(j);
    for (let j = 0; j < length; j++) {
      out[start + j * step] = sum / (2 * radius + 1);
      sum += at(j + radius + 1) - at(j - radius);
    }
  }
  return out;
}

/**
 * Makes a frame of a camera that looks at a code on a screen: turned by up to 30°, tilted by up to 10°, 35-90% of the height, with uneven
 * light, a bright spot, blur and noise.
 */
export function cameraFrame(text: string, seed: number): Frame {
  const random = randomOf(seed);
  const between = (low: number, high: number) => low + (high - low) * random();
  const { data: modules, size } = encode(text, { ecc: 'M', border: 4 });
  const side = HEIGHT * between(0.35, 0.9);
  const angle = (between(-30, 30) * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [tiltX, tiltY] = [between(-0.06, 0.06), between(-0.06, 0.06)];
  const room = Math.max(0, (HEIGHT - side * 1.2) / 2);
  const [centreX, centreY] = [WIDTH / 2 + between(-room, room), HEIGHT / 2 + between(-room, room) / 2];
  const [white, black, ground] = [between(160, 240), between(15, 60), between(60, 150)];
  const [slopeX, slopeY] = [between(-0.25, 0.25), between(-0.25, 0.25)];
  const [glareX, glareY, glare] = [between(0, WIDTH), between(0, HEIGHT), between(0, 70)];

  const lit = (level: number, x: number, y: number): number => {
    const light = 1 + slopeX * (x / WIDTH - 0.5) + slopeY * (y / HEIGHT - 0.5);
    const distance = ((x - glareX) * (x - glareX) + (y - glareY) * (y - glareY)) / 8_000;
    return level * light + (distance < 8 ? glare * Math.exp(-distance) : 0);
  };
  const levelAt = (x: number, y: number): number => {
    const dx = (x - centreX) / side;
    const dy = (y - centreY) / side;
    const u = dx * cos + dy * sin;
    const v = dy * cos - dx * sin;
    const depth = 1 + tiltX * u + tiltY * v;
    const column = Math.floor((u / depth + 0.5) * size);
    const dark = modules[Math.floor((v / depth + 0.5) * size)]?.[column];
    if (dark === undefined) return ground;
    return dark ? black : white;
  };
  let grey: Float32Array = new Float32Array(WIDTH * HEIGHT);
  const reach = side * 1.1;
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) {
      const isNear = Math.abs(x - centreX) < reach && Math.abs(y - centreY) < reach;
      const level = isNear ? (levelAt(x + 0.25, y + 0.25) + levelAt(x + 0.75, y + 0.75)) / 2 : ground;
      grey[y * WIDTH + x] = lit(level, x, y);
    }
  // A module is 4 to 10 pixels wide; a hand moves by up to half of one.
  const most = Math.floor(side / size / 4);
  grey = blur(grey, Math.round(between(0, most)), 1, WIDTH);
  grey = blur(grey, Math.round(between(0, most)), WIDTH, HEIGHT);
  const noise = between(4, 20);
  const data = new Uint8ClampedArray(WIDTH * HEIGHT * 4);
  for (let i = 0; i < grey.length; i++) {
    const level = (grey[i] ?? 0) + (random() - 0.5) * 2 * noise;
    data[i * 4] = level;
    data[i * 4 + 1] = level;
    data[i * 4 + 2] = level;
    data[i * 4 + 3] = 255;
  }
  return { width: WIDTH, height: HEIGHT, data };
}
