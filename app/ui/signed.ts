/** "+3", "−2", "0", with the real minus sign. */
export function signed(weight: number) {
  return weight > 0 ? `+${weight}` : weight < 0 ? `−${-weight}` : '0';
}
