// Decides the theme before the first paint, and changes it when the switch is pressed.
// One inline script: a React leaf would come after the paint and cost more bytes.

const script = `(function(){var d=document.documentElement,k='theme',o=['light','dark'];
try{var s=localStorage.getItem(k);if(o.includes(s))d.dataset.theme=s}catch(e){}
document.addEventListener('click',function(e){if(!e.target.closest||!e.target.closest('[data-theme-switch]'))return;
var n=o[o.indexOf(d.dataset.theme)+1];if(n)d.dataset.theme=n;else delete d.dataset.theme;
try{n?localStorage.setItem(k,n):localStorage.removeItem(k)}catch(e){}})})()`;

export function ThemeScript() {
  return <script dangerouslySetInnerHTML={{ __html: script }} />;
}
