"""The script of a component, fetched from a route of the app.

Streamlit: a component's script is taken once with the page. What it imports and cannot get, since
the connection was cut just then, stays away until the page is loaded anew.
Seen in: Streamlit 1.67.0.
Instead: the import is tried again, later each time, under a name that was not seen before.
Can go when this fails: tests/browser/test_browser_streamlit_behavior.py
  test_a_script_that_could_not_be_fetched_stays_away
"""

from __future__ import annotations


def loader(address: str) -> str:
    """Return the script of a component that is drawn by the function `draw` of another script.

    `address` is the path of that script on the app's own server.
    """
    return f"""
const url=location.origin+"{address}"
const load=(again,ms)=>import(url+again).catch(()=>new Promise(go=>setTimeout(go,ms)).then(
()=>load("?"+Date.now(),ms*2)))
const script=load("",500)
export default component=>{{let gone
script.then(loaded=>gone||loaded.draw(component))
return()=>{{gone=true}}}}
"""
