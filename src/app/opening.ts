// The first script of the site, in its head before anything is painted: whether the address asks for the plain opening
// view, of which the page holds a still picture, and the theme that was chosen. Without it the page is laid out for
// readers who have scripts off. It stands inline, so it imports nothing: see docs/decisions/2026-11-28-a-still-picture-first.md.

{
  const { dataset } = document.documentElement;
  const isEmbedded = new URLSearchParams(location.search).has("embed");
  dataset.opening = location.hash.length > 1 || isEmbedded || history.state?.workspace ? "elsewhere" : "plain";
  try {
    // As theme.ts keeps it.
    const theme = localStorage.getItem("sourceline.theme");
    if (theme === "light" || theme === "dark") dataset.theme = theme;
  } catch {
    // Storage may be forbidden: the system's theme is on then.
  }
}
