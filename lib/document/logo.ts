import { svgProblem } from './svg-safety.ts';

/** A picture for the cover, already looked into. */
export interface Logo {
  readonly bytes: Uint8Array;
  readonly format: 'png' | 'jpg' | 'svg';
  /** px; of an SVG as it says, which only tells its proportions. */
  readonly width: number;
  readonly height: number;
  /** What it shows. */
  readonly alt: string;
}

/** Why a file is not taken as a logo. */
export type LogoProblem = 'format' | 'bytes' | 'pixels' | 'svg';

export class LogoError extends Error {
  readonly problem: LogoProblem;

  constructor(problem: LogoProblem) {
    super(allowed[problem]);
    this.problem = problem;
  }
}

export const maxLogoBytes = 1_000_000;
/** px on each side: more would be a burden and nothing to see at 16 mm. */
const maxSide = 4000;
/** Of the longer side to the shorter. */
const maxProportion = 20;

const allowed: Readonly<Record<LogoProblem, string>> = {
  format: 'allowed are PNG, JPEG and SVG files',
  bytes: `at most ${maxLogoBytes / 1_000_000} MB is allowed`,
  pixels: `allowed are up to ${maxSide} pixels on each side, one side at most ${maxProportion} times the other`,
  svg: 'an SVG may hold shapes, gradients and text, but no scripts, pictures, styles from elsewhere, filters, entities or reuse of parts',
};

/**
 * Looks into a file that someone offers as a logo; what it is follows from its content, not from its name.
 * @throws LogoError
 */
export function readLogo(bytes: Uint8Array, alt: string): Logo {
  if (bytes.length > maxLogoBytes) throw new LogoError('bytes');
  const found = pngSize(bytes) ?? jpgSize(bytes) ?? svgSize(bytes);
  if (!found) throw new LogoError('format');
  const { width, height } = found;
  const [shorter, longer] = [Math.min(width, height), Math.max(width, height)];
  if (!(shorter > 0) || longer > maxSide || longer > maxProportion * shorter) throw new LogoError('pixels');
  return { bytes, alt, ...found };
}

type Found = Pick<Logo, 'format' | 'width' | 'height'>;

function pngSize(bytes: Uint8Array): Found | null {
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  if (bytes.length < 33 || !signature.every((byte, index) => bytes[index] === byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { format: 'png', width: view.getUint32(16), height: view.getUint32(20) };
}

/** Goes from segment to segment until the one that tells the size (SOF0 to SOF15, without those that are tables). */
function jpgSize(bytes: Uint8Array): Found | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8 || bytes[2] !== 0xff) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1]!;
    const isSize = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isSize) return { format: 'jpg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

function svgSize(bytes: Uint8Array): Found | null {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
  const root = /<svg\b[^<>]*>/.exec(text)?.[0];
  if (!root) return null;
  if (svgProblem(text)) throw new LogoError('svg');
  const side = (name: string) => Number(new RegExp(`\\s${name}\\s*=\\s*["']([\\d.]+)(?:px)?["']`).exec(root)?.[1]);
  const box = /\sviewBox\s*=\s*["']([^"']*)["']/
    .exec(root)?.[1]
    ?.trim()
    .split(/[\s,]+/)
    .map(Number);
  const [width, height] = box?.length === 4 ? [box[2]!, box[3]!] : [side('width'), side('height')];
  if (!(width > 0 && height > 0)) throw new LogoError('pixels');
  // Only proportions count: an SVG has no pixels.
  const unit = 1000 / Math.max(width, height);
  return { format: 'svg', width: width * unit, height: height * unit };
}
