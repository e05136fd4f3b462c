/** JMH benchmarks; docs/performance.md tells how to run them and what they gave. */
package dev.rebote.benchmark;
