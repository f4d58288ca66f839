// Shows what needs a script. Without storage, the page has the colours of the system.
document.documentElement.dataset.script = "";
try { const t = localStorage.getItem("theme"); if (t) document.documentElement.dataset.theme = t; } catch { }
