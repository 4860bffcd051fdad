declare module "simpleheat" {
  interface Heat {
    data(points: [x: number, y: number, value: number][]): Heat;
    max(value: number): Heat;
    radius(radius: number, blur?: number): Heat;
    draw(minOpacity?: number): Heat;
  }

  export default function simpleheat(canvas: HTMLCanvasElement): Heat;
}
