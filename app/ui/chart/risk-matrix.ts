import { wrapText } from './text';

export interface MatrixRisk {
  /** "G1": letter of the group and a running number. */
  code: string;
  name: string;
  severity: 'low' | 'medium' | 'high';
  /** One of the columns. */
  stage: string;
}
export interface PlacedRisk extends MatrixRisk {
  /** Middle of the token, in px. */
  x: number;
  y: number;
  /** Beside the token; empty where only codes are drawn. */
  lines: string[];
}
export interface RiskMatrixLayout {
  width: number;
  height: number;
  rows: { severity: MatrixRisk['severity']; top: number; height: number }[];
  /** In the order of time; x of the left edge. */
  columns: { stage: string; x: number; width: number }[];
  risks: PlacedRisk[];
}

export const token = { w: 32, h: 22 };
export const nameLine = 16;
const pad = 8;
const least = 40;
const severities = ['high', 'medium', 'low'] as const;

/**
 * How bad, from top to bottom, by when it bites, from left to right. Rows grow with what they hold. With names every risk has a line of its own in its
 * cell, without them the codes fill the cell in rows.
 *
 * @param stages columns in the order of time
 */
export function layoutRisks(
  risks: readonly MatrixRisk[],
  stages: readonly string[],
  width: number,
  named: boolean,
): RiskMatrixLayout {
  const column = width / stages.length;
  const columns = stages.map((stage, index) => ({ stage, x: index * column, width: column }));
  const across = Math.max(1, Math.floor((column - pad) / (token.w + pad)));
  const placed: PlacedRisk[] = [];
  const rows: RiskMatrixLayout['rows'] = [];
  let top = 0;
  for (const severity of severities) {
    let height = least;
    for (const { stage, x } of columns) {
      let y = top + pad;
      const here = risks.filter((risk) => risk.severity === severity && risk.stage === stage);
      for (const [index, risk] of here.entries()) {
        const lines = named ? wrapText(risk.name, 13.5, column - token.w - 3 * pad) : [];
        const step = Math.max(token.h, lines.length * nameLine) + pad;
        const place = named ? 0 : index % across;
        placed.push({
          ...risk,
          x: x + pad + token.w / 2 + place * (token.w + pad),
          y: y + (step - pad) / 2,
          lines,
        });
        if (named || place === across - 1 || index === here.length - 1) y += step;
      }
      height = Math.max(height, y - top);
    }
    rows.push({ severity, top, height });
    top += height;
  }
  return { width, height: top, rows, columns, risks: placed };
}
