/** Placeholder while it is being written. */
export default function Palette(props: { onClose: () => void }) {
  return <button type="button" onClick={props.onClose}>닫기</button>
}
