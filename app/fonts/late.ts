export const lateFaces = 'late-faces';

/**
 * Stands right after the style sheet of the late faces. Until a page of the site has been loaded once, text is drawn in the system's Chinese face, and the
 * web font comes when text and scripts are there; afterwards it is used from the beginning. Without scripts it always is.
 */
export const lateScript = `(function(){var l=document.getElementById("${lateFaces}"),k="landfall-fonts",s={};try{s=localStorage}catch(e){}
if(s[k]===l.href)l.media="all";else addEventListener("load",function(){l.media="all";try{s[k]=l.href}catch(e){}})})()`;
