-- AlterTable
ALTER TABLE "TrackParameters" ADD COLUMN     "wholeSkills" DOUBLE PRECISION;
