import { encode, build, Machine } from '../../lib/engine/program/index.ts';
import { realBook, realCompiled } from './book.ts';
import { profilesOf } from '../../lib/explain/index.ts';
import { WhatIf, type Aim, firm, type Profile } from '../../lib/engine/index.ts';
import { Search } from '../../lib/engine/what-if/search.ts';
const c=realCompiled(); const w=new WhatIf(c);
const {book,cases}=realBook();
const aimsOf=(p:Profile):Aim[]=>[
 ...['product','brand','integrated'].map(option=>({decision:'level.target',at:firm,option})),
 ...['ruleExport','chainIntegration','convergent'].map(option=>({decision:'model',at:firm,option})),
 ...p.markets.flatMap((_,index)=>c.decisions.get('entry.mode')!.decision.options.filter(o=>o.scored!==false).map(o=>({decision:'entry.mode',at:{scope:'market' as const,index},option:o.id}))),
];
const orig=Search.prototype.run; let last:any; Search.prototype.run=function(){last=this; const s=performance.now(); const r=orig.call(this); (this as any).ms=performance.now()-s; return r;};
const rows:any[]=[];
for(let rep=0;rep<2;rep++){rows.length=0;
for(const x of cases) {const p=profilesOf(book,x)[0]!; for(const a of aimsOf(p)){ const s=performance.now(); const [r]=w.search(p,[a]); const d=performance.now()-s; rows.push({id:x.id,aim:a.decision+'.'+a.option,d,ms:last.ms,tried:(last as any).stat?.tried,ext:(last as any).stat?.ext,rel:(last as any).stat?.rel,k:r!.sets[0]?.changes.length,complete:r!.complete});}}}
rows.sort((a,b)=>b.d-a.d); for(const r of rows.slice(0,14)) console.log(JSON.stringify(r)); const q=(f:(r:any)=>number,p:number)=>rows.map(f).sort((a,b)=>a-b)[Math.floor(rows.length*p)]; console.log(rows.length,'all',q(r=>r.d,.5),q(r=>r.d,.95),q(r=>r.d,.99),'search',q(r=>r.ms,.5),q(r=>r.ms,.95),q(r=>r.ms,.99));
