// Decides what must be known before the first paint: the theme, that scripts run, and whether someone
// was here before, or is in a class. It also changes the theme and closes a menu on the way to another page: React leaves would
// come late and cost more bytes.

/** Where it is found by who runs it late. */
export const BEFORE_PAINT = 'before-paint';

const script = `(function(){var d=document.documentElement,k='theme',o=['light','dark'];d.dataset.script='';
try{var s=localStorage.getItem(k);if(o.includes(s))d.dataset.theme=s;if(localStorage.getItem('returning'))d.dataset.returning='';if(localStorage.getItem('in-class'))d.dataset.inClass=''}catch(e){}
document.addEventListener('click',function(e){if(!e.target.closest)return;var m=e.target.closest('[popover] a');if(m)m.closest('[popover]').hidePopover();
if(!e.target.closest('[data-theme-switch]'))return;
var n=o[o.indexOf(d.dataset.theme)+1];if(n)d.dataset.theme=n;else delete d.dataset.theme;
try{n?localStorage.setItem(k,n):localStorage.removeItem(k)}catch(e){}})})()`;

export function ThemeScript() {
  return <script id={BEFORE_PAINT} dangerouslySetInnerHTML={{ __html: script }} />;
}
