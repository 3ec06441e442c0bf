// The script of the start page, which lists the datasets of a site: it takes a link to a view along to the dataset that
// is chosen, since the address does not say of which one it is. It stands inline, so it imports nothing.

{
  const { search, hash } = location;
  for (const link of document.querySelectorAll<HTMLAnchorElement>("main a")) link.href += search + hash;
  const said = document.querySelector<HTMLElement>(".start-linked");
  if (said !== null) said.hidden = hash.length <= 1;
}
