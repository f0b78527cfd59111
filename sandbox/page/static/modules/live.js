// The line to the sandbox: frames in, reconnecting by itself when it is lost.

const FIRST_PAUSE = 400;
const LONGEST_PAUSE = 5000;

export function connect(store) {
  let pause = FIRST_PAUSE;
  const open = () => {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const socket = new WebSocket(`${scheme}://${location.host}/api/live`);
    socket.addEventListener("message", (event) => {
      pause = FIRST_PAUSE;
      store.connected = true;
      store.take(JSON.parse(event.data));
    });
    socket.addEventListener("close", () => {
      store.connected = false;
      if (store.ready) store.tell("status");
      setTimeout(open, pause);
      pause = Math.min(LONGEST_PAUSE, pause * 2);
    });
  };
  open();
}
