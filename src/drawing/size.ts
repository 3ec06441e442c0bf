/** Width and height in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A rectangle within something larger, in its CSS pixels. */
export interface Part extends Size {
  readonly left: number;
  readonly top: number;
}
