export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export const themeKey = 'landfall-theme';

/**
 * Sets the stored theme before the first paint, and stores what is chosen in ThemeSwitch. Not left to React, whose scripts come later and on the landing
 * page not at all. A click, because React takes a change of a radio button back before it is one. Where storage is closed a choice holds for the page only.
 */
export const themeScript = `(function(){var r=document.documentElement,k="${themeKey}",t,s={};try{s=localStorage;t=s[k]}catch(e){}
if(t!=="light"&&t!=="dark")t="system";else r.dataset.theme=t;
addEventListener("DOMContentLoaded",function(){var i=document.querySelector('input[name=theme][value='+t+']');if(i)i.checked=true});
addEventListener("click",function(e){if(e.target.name!=="theme")return;t=e.target.value;
if(t==="system"){delete r.dataset.theme;delete s[k]}else{r.dataset.theme=t;try{s[k]=t}catch(e){}}},true)})()`;
