import type { FigureView } from '@/lib/advice/index.ts';
import type { View } from '../view.ts';
import { Basis } from './Basis.tsx';

/** Figures from the answers about one part of the advice; nothing is decided by them. */
export function Figures({ view, about }: { view: View; about: FigureView['about'] }) {
  const figures = view.advice.figures.filter((figure) => figure.about === about);
  return figures.map(({ id, text, evidence }) => (
    <div key={id}>
      <p>{text}</p>
      <Basis view={view} evidence={evidence} />
    </div>
  ));
}
