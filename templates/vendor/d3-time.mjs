// What of d3-time the timeline uses: round steps of the calendar, from seconds to centuries.
export { utcTickInterval } from "d3-time";
