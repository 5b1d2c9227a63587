import type { Localised } from '@/lib/rulebook/index.ts';

/** The cases of the rule book that are shown as worked examples, under the names that readers know. */
export const examples: Readonly<Record<string, Localised>> = {
  'byd-2026': { en: 'BYD 2026', zh: '比亚迪 2026' },
  'catl-2026': { en: 'CATL 2026', zh: '宁德时代 2026' },
  'huayou-2026': { en: 'Huayou Cobalt 2026', zh: '华友钴业 2026' },
  'geely-2010': { en: 'Geely 2010', zh: '吉利 2010' },
  'geely-2026': { en: 'Geely 2026', zh: '吉利 2026' },
  'made-up-steel-fasteners': { en: 'Steel fastener exporter', zh: '钢制紧固件出口商' },
  'made-up-kitchen-brand': { en: 'Kitchenware brand', zh: '厨具品牌' },
  'made-up-software-service': { en: 'Custom software firm', zh: '定制软件企业' },
  'made-up-tea-chain': { en: 'Tea shop chain', zh: '茶饮连锁' },
  'made-up-nobody-in-charge': { en: 'Reluctant workshop', zh: '被迫出海的小作坊' },
  'made-up-sensor-startup': { en: 'Sensor start-up', zh: '传感器初创企业' },
};

/** The example to offer a small firm: made up, so that little is left open. */
export const firstExample = 'made-up-steel-fasteners';
