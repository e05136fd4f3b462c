/** Measurements that are run by hand: their figures stand in the documentation. */
package dev.rebote.measure;
