BEGIN TRANSACTION;
CREATE TABLE actions (
	number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	role TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	because TEXT NOT NULL, 
	what TEXT NOT NULL, 
	owner TEXT NOT NULL, 
	"by" DATE NOT NULL, 
	state TEXT NOT NULL, 
	outcome TEXT NOT NULL, 
	about TEXT NOT NULL, 
	meeting TEXT NOT NULL, 
	CONSTRAINT actions_versions UNIQUE (id, version)
);
INSERT INTO "actions" VALUES(1,'a1',1,'Clerk','2026-11-27 10:32:05.123456','','Ask the wards','Head of it','2026-12-04','withdrawn','They told us','d1','m1');
CREATE TABLE camden_form (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT camden_form_pkc PRIMARY KEY (version_num)
);
INSERT INTO "camden_form" VALUES('1');
CREATE TABLE decisions (
	number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	role TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	because TEXT NOT NULL, 
	initiative TEXT NOT NULL, 
	indicator TEXT NOT NULL, 
	area TEXT NOT NULL, 
	decided TEXT NOT NULL, 
	why TEXT NOT NULL, 
	differs TEXT NOT NULL, 
	expects TEXT NOT NULL, 
	conditions TEXT NOT NULL, 
	"on" DATE NOT NULL, 
	review_on DATE, 
	meeting TEXT NOT NULL, 
	evidence JSON NOT NULL, 
	CONSTRAINT decisions_versions UNIQUE (id, version)
);
INSERT INTO "decisions" VALUES(1,'d1',1,'Chair','2026-11-27 10:32:05.123456','','kentish_town','','','go_faster','It works','We see more','','','2026-11-27','2027-02-01','m1','{"snapshot": "2026-11-27-0123456789ab", "as_of": "2026-11-27", "sample": true, "advice": "pause", "because": "It is no better than elsewhere", "strength": "", "readings": [{"indicator": "robbery", "title": "Robberies", "area": "E05013655", "area_name": "Camden Town", "period": "", "value": "", "number": 0.1, "lower": null, "upper": null, "variation": "", "assurance": "", "course": "", "origin": ""}], "differences": [{"indicator": "robbery", "title": "Robberies", "finding": "None", "estimate": -1.5, "lower": null, "upper": null, "others": 190, "as_large": 0}], "form": 1}');
CREATE TABLE expectations (
	number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	role TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	because TEXT NOT NULL, 
	initiative TEXT NOT NULL, 
	indicator TEXT NOT NULL, 
	way TEXT NOT NULL, 
	by_how_much DOUBLE NOT NULL, 
	"by" DATE NOT NULL, 
	sites JSON NOT NULL, 
	comparison JSON NOT NULL, 
	stop_if TEXT NOT NULL, 
	CONSTRAINT expectations_versions UNIQUE (id, version)
);
INSERT INTO "expectations" VALUES(1,'e1',1,'Lead','2026-11-27 10:32:05.123456','','kentish_town','robbery','fall',0.1,'2027-03-31','["E05013655"]','[]','It rises');
CREATE TABLE initiatives (
	number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	role TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	because TEXT NOT NULL, 
	title TEXT NOT NULL, 
	purpose TEXT NOT NULL, 
	priority TEXT NOT NULL, 
	stage TEXT, 
	started DATE, 
	started_to TEXT NOT NULL, 
	moves JSON NOT NULL, 
	place TEXT NOT NULL, 
	sites JSON NOT NULL, 
	comparison JSON NOT NULL, 
	scale_of TEXT NOT NULL, 
	scale_planned INTEGER, 
	scale_reached INTEGER, 
	budget INTEGER, 
	owner TEXT NOT NULL, 
	next_review DATE, 
	facts JSON NOT NULL, 
	illustrative JSON NOT NULL, 
	CONSTRAINT initiatives_versions UNIQUE (id, version)
);
INSERT INTO "initiatives" VALUES(1,'kentish_town',1,'Lead','2026-11-27 10:32:05.123456','','Kentish Town’s “team”; <b>bold</b> 😀','Work together

=1+1','estates','test','2023-06-01','month','[{"indicator": "robbery", "way": "fall", "lag_months": 6}]','','["E05013655"]','["E05013652"]','neighbourhoods',5,1,25000,'Head of it','2027-01-05','[{"says": "It began", "source": "A paper", "day": "2023-06-01"}]','["budget", "owner"]');
INSERT INTO "initiatives" VALUES(2,'kentish_town',2,'Lead','2026-11-27 10:32:05.123456','It goes on','Kentish Town','Work together','estates',NULL,NULL,'day','[]','','[]','[]','',NULL,NULL,NULL,'',NULL,'[]','[]');
CREATE TABLE meetings (
	number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	role TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	because TEXT NOT NULL, 
	day DATE NOT NULL, 
	board TEXT NOT NULL, 
	chair TEXT NOT NULL, 
	CONSTRAINT meetings_versions UNIQUE (id, version)
);
INSERT INTO "meetings" VALUES(1,'m1',1,'Clerk','2026-11-27 10:32:05.123456','','2026-11-27','Corporate board','Chief executive');
CREATE TABLE reviews (
	number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	role TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	because TEXT NOT NULL, 
	"of" TEXT NOT NULL, 
	found TEXT NOT NULL, 
	words TEXT NOT NULL, 
	"on" DATE NOT NULL, 
	meeting TEXT NOT NULL, 
	CONSTRAINT reviews_versions UNIQUE (id, version)
);
INSERT INTO "reviews" VALUES(1,'r1',1,'Chair','2026-11-27 10:32:05.123456','','d1','too_soon','Wait','2026-11-27','');
CREATE TRIGGER initiatives_update before update on initiatives begin select raise(abort, 'what was entered is never changed or deleted: a correction is a new version'); end;
CREATE TRIGGER initiatives_delete before delete on initiatives begin select raise(abort, 'what was entered is never changed or deleted: a correction is a new version'); end;
CREATE TRIGGER initiatives_replace before insert on initiatives when exists (select 1 from initiatives where number = new.number or (id = new.id and version = new.version)) begin select raise(abort, 'what was entered is never changed or deleted: a correction is a new version'); end;
CREATE TRIGGER expectations_update before update on expectations begin select raise(abort, 'what was entered is never changed or deleted: a correction is a new version'); end;
CREATE TRIGGER expectations_delete before delete on expectations begin select raise(abort, 'what was entered is never changed or deleted: a correction is a new version'); end;
CREATE TRIGGER expectations_replace before insert on expectations when exists (select 1 from expectations where number = new.number or (id = new.id and version = new.version)) begin select raise(abort, 'what was entered is never changed or deleted: a correction is a new version'); end;
CREATE TRIGGER decisions_update before update on decisions begin select raise(abort, 'what was entered is never changed or deleted: a correction is a new version'); end;
CREATE TRIGGER decisions_delete before delete on decisions begin select raise(abort, 'what was entered is never changed or deleted: a correction is a new version'); end;
CREATE TRIGGER decisions_replace before insert on decisions when exists (select 1 from decisions where number = new.number or (id = new.id and version = new.version)) begin select raise(abort, 'what was entered is never changed or deleted: a correction is a new version'); end;
CREATE TRIGGER reviews_update before update on reviews begin select raise(abort, 'what was entered is never changed or deleted: a correction is a new version'); end;
CREATE TRIGGER reviews_delete before delete on reviews begin select raise(abort, 'what was entered is never changed or deleted: a correction is a new version'); end;
CREATE TRIGGER reviews_replace before insert on reviews when exists (select 1 from reviews where number = new.number or (id = new.id and version = new.version)) begin select raise(abort, 'what was entered is never changed or deleted: a correction is a new version'); end;
CREATE TRIGGER meetings_update before update on meetings begin select raise(abort, 'what was entered is never changed or deleted: a correction is a new version'); end;
CREATE TRIGGER meetings_delete before delete on meetings begin select raise(abort, 'what was entered is never changed or deleted: a correction is a new version'); end;
CREATE TRIGGER meetings_replace before insert on meetings when exists (select 1 from meetings where number = new.number or (id = new.id and version = new.version)) begin select raise(abort, 'what was entered is never changed or deleted: a correction is a new version'); end;
CREATE TRIGGER actions_update before update on actions begin select raise(abort, 'what was entered is never changed or deleted: a correction is a new version'); end;
CREATE TRIGGER actions_delete before delete on actions begin select raise(abort, 'what was entered is never changed or deleted: a correction is a new version'); end;
CREATE TRIGGER actions_replace before insert on actions when exists (select 1 from actions where number = new.number or (id = new.id and version = new.version)) begin select raise(abort, 'what was entered is never changed or deleted: a correction is a new version'); end;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('initiatives',2);
INSERT INTO "sqlite_sequence" VALUES('expectations',1);
INSERT INTO "sqlite_sequence" VALUES('decisions',1);
INSERT INTO "sqlite_sequence" VALUES('reviews',1);
INSERT INTO "sqlite_sequence" VALUES('meetings',1);
INSERT INTO "sqlite_sequence" VALUES('actions',1);
COMMIT;
