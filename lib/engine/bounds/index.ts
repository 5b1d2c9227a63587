export { Bounds, type Model, modelOf, type Range } from './bounds.ts';
