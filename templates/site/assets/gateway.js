// The reader's own language, when the site has it; without this script the page is a choice.
for (const wanted of navigator.languages) {
  const link = document.querySelector(`a[hreflang="${CSS.escape(wanted.slice(0, 2))}"]`);
  if (link) { location.replace(link.href); break; }
}
