export { type Asked, type Entrance, entrances } from './entrances.ts';
export { permissionsMarkdown } from './markdown.ts';
export { type Action, actions, may, type Party, parties, permissions, type Role, roleOf, roles } from './table.ts';
